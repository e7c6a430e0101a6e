package naja.server.api;

import naja.calibration.Fitted;
import org.jspecify.annotations.Nullable;

/// Whether something that is fitted on a gallery is there and may be used.
///
/// @param status `served`, `absent`, or `refused`: fitted with another encoder or on other photos,
///   or damaged
/// @param generation of the gallery that it was fitted on; null unless served
/// @param stale whether the gallery has changed since; null unless served
public record FittedStateReply(String status, @Nullable Long generation, @Nullable Boolean stale) {
  /// The state of something fitted.
  public static FittedStateReply of(Fitted<?> fitted) {
    return switch (fitted) {
      case Fitted.Absent<?> _ -> new FittedStateReply("absent", null, null);
      case Fitted.Refused<?> _ -> new FittedStateReply("refused", null, null);
      case Fitted.Served<?> served ->
          new FittedStateReply("served", served.fittedOn(), served.stale());
    };
  }
}
