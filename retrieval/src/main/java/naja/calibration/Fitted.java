package naja.calibration;

import java.util.Optional;

/// Something fitted on a gallery, as the gallery of today may use it.
public sealed interface Fitted<T> {
  /// The value, if it is served.
  default Optional<T> value() {
    return this instanceof Served<T>(T value, _, _) ? Optional.of(value) : Optional.empty();
  }

  /// It has never been fitted.
  record Absent<T>() implements Fitted<T> {}

  /// It fits the gallery's encoder, taxa and photos.
  ///
  /// @param fittedOn the generation that it was fitted on
  /// @param stale whether the gallery has another generation now
  record Served<T>(T fitted, long fittedOn, boolean stale) implements Fitted<T> {}

  /// It belongs to another encoder, to other taxa or to another gallery, or too little is left of
  /// what it was fitted on.
  ///
  /// @param reason names the file, what differs and the way out
  record Refused<T>(String reason) implements Fitted<T> {}
}
