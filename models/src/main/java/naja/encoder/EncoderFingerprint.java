package naja.encoder;

import java.util.Objects;

/// What must be equal for two embeddings to be comparable.
///
/// @param encoderId the encoder card's id
/// @param weightsSha256 SHA-256 of the weights file, 64 lower-case hexadecimal digits
/// @param preprocessingId the preprocessing's stable name
/// @param output tensor and pooling, such as `last_hidden_state/cls`
/// @param dimension values per embedding, 1 to 4096
public record EncoderFingerprint(
    String encoderId, String weightsSha256, String preprocessingId, String output, int dimension) {
  /// The largest dimension that a gallery takes.
  public static final int MAX_DIMENSION = 4096;

  public EncoderFingerprint {
    Objects.requireNonNull(encoderId, "encoderId");
    Objects.requireNonNull(weightsSha256, "weightsSha256");
    Objects.requireNonNull(preprocessingId, "preprocessingId");
    Objects.requireNonNull(output, "output");
    if (dimension < 1 || dimension > MAX_DIMENSION) {
      throw new IllegalArgumentException(
          "dimension must be between 1 and " + MAX_DIMENSION + ", got " + dimension);
    }
  }

  /// The same, in one line for messages: id, first digits of the weights hash, output, dimension.
  public String summary() {
    return "%s (weights %s, preprocessing %s, output %s, %d dimensions)"
        .formatted(
            encoderId,
            weightsSha256.substring(0, Math.min(12, weightsSha256.length())),
            preprocessingId,
            output,
            dimension);
  }
}
