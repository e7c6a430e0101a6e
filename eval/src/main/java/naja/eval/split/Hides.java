package naja.eval.split;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/// What is hidden from the answer about a photo, besides everything that is no reference.
public enum Hides {
  /// The photo itself.
  IMAGE,
  /// All photos of its observation.
  OBSERVATION;

  /// The word in a file.
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  static Optional<Hides> of(String code) {
    return Stream.of(values()).filter(hides -> hides.code().equals(code)).findFirst();
  }
}
