package naja.server.api;

import naja.calibration.Fitted;
import org.jspecify.annotations.Nullable;

/// Something that was fitted on the gallery.
///
/// @param fittedOn the generation of the gallery that it was fitted on
/// @param stale whether photos have come or gone since
public record FittedReply(long fittedOn, boolean stale) {
  /// Null where there is nothing that can be used.
  public static <T> @Nullable FittedReply of(Fitted<T> fitted) {
    return fitted instanceof Fitted.Served<T>(_, long fittedOn, boolean stale)
        ? new FittedReply(fittedOn, stale)
        : null;
  }
}
