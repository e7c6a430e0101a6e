package naja.encoder;

import java.util.OptionalLong;

/// Is told how a download goes on.
@FunctionalInterface
public interface PullProgress {
  /// Called after every piece.
  ///
  /// @param bytes what has arrived so far, counting what an earlier run left
  /// @param total what is expected, when that is known
  void arrived(long bytes, OptionalLong total);
}
