package naja.encoder.weights;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import naja.encoder.EncoderException;
import naja.encoder.card.EncoderCard;
import naja.encoder.card.Weights;
import org.jspecify.annotations.Nullable;

/// Finds the weights that a card names on this machine and checks their hash.
public final class WeightsStore {
  private final Path cache;
  private final WeightsHashes hashes;

  /// @param home the user's Naja folder, in which `cache/` holds pulled weights and hashes
  public WeightsStore(Path home) {
    this.cache = home.resolve("cache");
    this.hashes = new WeightsHashes(cache.resolve("hashes"));
  }

  /// Where pulled weights of a card belong.
  public Path pulledFile(String id) {
    return cache.resolve("weights").resolve(id + ".onnx");
  }

  /// Why the weights cannot be used now, or empty when they are there; reads no weights.
  public Optional<String> absence(EncoderCard card) {
    return switch (card.weights()) {
      case Weights.InFile(Path path, var _) when !Files.isRegularFile(path) ->
          Optional.of("the weights file " + path + " is missing");
      case Weights.InResource(String name, var _) when resource(name) == null ->
          Optional.of("the resource " + name + " is missing from this build");
      case Weights.AtUrl _ when !Files.isRegularFile(pulledFile(card.id())) ->
          Optional.of("not downloaded; run: naja encoders pull " + card.id());
      case Weights.ToExport _ ->
          Optional.of("has to be exported first; see: naja encoders show " + card.id());
      default -> Optional.empty();
    };
  }

  /// The weights with their hash.
  ///
  /// @throws EncoderException if they are absent or are not the bytes that the card names
  public LocatedWeights locate(EncoderCard card) {
    return locate(card, false);
  }

  /// The weights with their hash, read again whatever is remembered.
  public LocatedWeights recheck(EncoderCard card) {
    return locate(card, true);
  }

  private LocatedWeights locate(EncoderCard card, boolean again) {
    absence(card)
        .ifPresent(reason -> {
          throw new EncoderException("encoder " + card.id() + " cannot run: " + reason);
        });
    LocatedWeights located =
        switch (card.weights()) {
          case Weights.InFile(Path path, var _) -> inFile(path, again);
          case Weights.InResource(String name, var _) ->
              new LocatedWeights.InResource(name, hash(name));
          case Weights.AtUrl _ -> inFile(pulledFile(card.id()), again);
          case Weights.ToExport _ -> throw new IllegalStateException(card.id());
        };
    card.weights().sha256().ifPresent(expected -> requireHash(card, located, expected));
    return located;
  }

  private LocatedWeights inFile(Path path, boolean again) {
    return new LocatedWeights.InFile(path, again ? hashes.rehash(path) : hashes.sha256(path));
  }

  private static void requireHash(EncoderCard card, LocatedWeights located, String expected) {
    if (!located.sha256().equals(expected)) {
      throw new EncoderException(
          "encoder %s: %s has SHA-256 %s, but the card names %s; get the right weights, or add the new ones under another id"
              .formatted(card.id(), located.place(), located.sha256(), expected));
    }
  }

  private static String hash(String name) {
    try (InputStream in = open(name)) {
      return WeightsHashes.sha256(in);
    } catch (IOException e) {
      throw new EncoderException("cannot read the resource " + name + ": " + e, e);
    }
  }

  /// Opens a class-path resource.
  public static InputStream open(String name) throws IOException {
    InputStream in = WeightsStore.class.getClassLoader().getResourceAsStream(name);
    if (in == null) {
      throw new IOException("no resource " + name);
    }
    return in;
  }

  private static @Nullable URL resource(String name) {
    return WeightsStore.class.getClassLoader().getResource(name);
  }
}
