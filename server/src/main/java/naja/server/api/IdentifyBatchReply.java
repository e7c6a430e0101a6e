package naja.server.api;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// The reply of `POST /v1/identify/batch`.
///
/// @param items one for each question, in their order
public record IdentifyBatchReply(List<Item> items) {
  /// What became of one question.
  ///
  /// @param index from 0
  /// @param status `ok` or `failed`
  /// @param reply null if it failed
  /// @param problem null if it was answered
  public record Item(
      int index, String status, @Nullable IdentifyReply reply, @Nullable Problem problem) {}
}
