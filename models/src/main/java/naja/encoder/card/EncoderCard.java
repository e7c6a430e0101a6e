package naja.encoder.card;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import naja.encoder.EncoderException;
import naja.encoder.EncoderFingerprint;
import naja.encoder.Pooling;
import naja.photo.transform.Preprocessing;

/// One encoder as data: where its weights are, what goes in, what comes out.
///
/// @param id the name by which commands call it: lower-case letters, digits, `.`, `_`, `-`
/// @param title one line for people
/// @param licence the weights' licence, as their publisher names it
/// @param weights where the weights are
/// @param input the tensor that takes the pixels
/// @param preprocessing what happens to the pixels, empty when a part of it is unknown
/// @param output the tensor that gives the embedding and how it is pooled
/// @param obtain where to get the weights or how to export them; may be empty
/// @param unknowns keys of facts that nobody has established, such as `weights.sha256`
public record EncoderCard(
    String id,
    String title,
    String licence,
    Weights weights,
    Input input,
    Optional<Preprocessing> preprocessing,
    Output output,
    String obtain,
    List<String> unknowns) {

  /// What an id looks like, as a regular expression.
  public static final String ID_PATTERN = "[a-z0-9][a-z0-9._-]*";

  public EncoderCard {
    Objects.requireNonNull(weights, "weights");
    unknowns = List.copyOf(unknowns);
    requireId(id);
  }

  /// The tensor that takes the pixels, float32 or float16 in NCHW order.
  public record Input(String tensor, int width, int height) {}

  /// The tensor that gives the embedding.
  ///
  /// @param prefixTokens tokens before the patch tokens: class token and registers
  /// @param dimension values per embedding, after pooling
  public record Output(String tensor, Pooling pooling, int prefixTokens, int dimension) {
    public Output {
      if (prefixTokens < 0) {
        throw new IllegalArgumentException("prefix-tokens must be at least 0, got " + prefixTokens);
      }
      if (dimension < 1 || dimension > EncoderFingerprint.MAX_DIMENSION) {
        throw new IllegalArgumentException(
            "dimension must be between 1 and %d, got %d"
                .formatted(EncoderFingerprint.MAX_DIMENSION, dimension));
      }
      if (prefixTokens < 1 && (pooling == Pooling.CLS || pooling == Pooling.CLS_MEAN)) {
        throw new IllegalArgumentException(
            "pooling " + pooling.code() + " needs a class token, but prefix-tokens is 0");
      }
    }

    /// Tensor and pooling in the form that fingerprints use: `last_hidden_state/cls`; the prefix
    /// tokens are named where they matter.
    public String code() {
      boolean patches = pooling != Pooling.NONE && pooling != Pooling.CLS;
      return tensor + "/" + pooling.code() + (patches ? "/" + prefixTokens : "");
    }
  }

  /// The same card with the hash of the weights at its address filled in.
  public EncoderCard withSha256(String sha256) {
    if (!(weights instanceof Weights.AtUrl(var url, _, var size))) {
      throw new EncoderException("encoder " + id + " has nothing to download");
    }
    List<String> left = unknowns.stream().filter(key -> !key.equals("weights.sha256")).toList();
    Weights known = new Weights.AtUrl(url, Optional.of(sha256), size);
    return new EncoderCard(id, title, licence, known, input, preprocessing, output, obtain, left);
  }

  /// The preprocessing, which a runnable card has.
  public Preprocessing requirePreprocessing() {
    return preprocessing.orElseThrow(() ->
        new EncoderException(
            "encoder " + id + " cannot run: unknown " + String.join(", ", unknowns)));
  }

  /// Refuses what is not an encoder id.
  public static void requireId(String id) {
    if (!id.matches(ID_PATTERN)) {
      throw new IllegalArgumentException(
          "an encoder id is lower-case letters, digits, '.', '_' and '-', got '" + id + "'");
    }
  }
}
