package naja.server.api;

import java.util.Objects;
import naja.photo.UnreadablePhoto;

/// Why one photo of a request cannot be used.
///
/// @param index the photo's place among the request's photos, from 0
/// @param name what the sender called the photo
/// @param reason the reason's code, as in `failures.csv`
/// @param message one sentence for people
public record PhotoProblem(int index, String name, String reason, String message) {
  /// The problem of the photo at `index`.
  public static PhotoProblem of(int index, String name, UnreadablePhoto unreadable) {
    String reason = unreadable.reason().code();
    String message = Objects.requireNonNullElse(unreadable.getMessage(), reason);
    return new PhotoProblem(index, name, reason, message);
  }
}
