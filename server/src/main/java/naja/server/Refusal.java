package naja.server;

import java.util.List;
import java.util.concurrent.TimeoutException;
import naja.photo.UnreadablePhoto.Reason;
import naja.server.api.PhotoProblem;
import naja.server.api.Problem;
import naja.server.api.Problem.Kind;

/// A request that is not answered, with the problem that its sender is told.
final class Refusal extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final transient Problem problem;

  private Refusal(Kind kind, int status, String detail, List<PhotoProblem> errors) {
    super(detail, null, false, false);
    this.problem = Problem.of(kind, status, detail, errors);
  }

  static Refusal badRequest(String detail) {
    return new Refusal(Kind.BAD_REQUEST, 400, detail, List.of());
  }

  static Refusal unauthorized(String detail) {
    return new Refusal(Kind.UNAUTHORIZED, 401, detail, List.of());
  }

  static Refusal forbidden(String detail) {
    return new Refusal(Kind.FORBIDDEN, 403, detail, List.of());
  }

  static Refusal notFound(String detail) {
    return new Refusal(Kind.NOT_FOUND, 404, detail, List.of());
  }

  /// A body that could not be read to its end: 408 where it took too long.
  static Refusal unreadBody(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof TimeoutException) {
        return new Refusal(
            Kind.TOO_SLOW, 408, "the body did not arrive in time; send it again", List.of());
      }
    }
    return badRequest("the body could not be read to its end");
  }

  /// Something that contradicts what is there.
  static Refusal conflict(String detail) {
    return new Refusal(Kind.CONFLICT, 409, detail, List.of());
  }

  /// The gallery is being written by another process.
  static Refusal locked(String detail) {
    return new Refusal(Kind.LOCKED, 503, detail, List.of());
  }

  static Refusal tooLarge(String detail) {
    return new Refusal(Kind.TOO_LARGE, 413, detail, List.of());
  }

  static Refusal unsupportedType(String detail) {
    return new Refusal(Kind.UNSUPPORTED_MEDIA_TYPE, 415, detail, List.of());
  }

  static Refusal invalid(String detail) {
    return new Refusal(Kind.INVALID_VALUE, 422, detail, List.of());
  }

  static Refusal tooMany(String detail) {
    return new Refusal(Kind.TOO_MANY_REQUESTS, 429, detail, List.of());
  }

  static Refusal busy(String detail) {
    return new Refusal(Kind.BUSY, 503, detail, List.of());
  }

  static Refusal unavailable(String detail) {
    return new Refusal(Kind.UNAVAILABLE, 503, detail, List.of());
  }

  /// Photos that cannot be used: 413 or 415 when all of them fail for their size or format, 422
  /// otherwise.
  static Refusal unreadable(List<PhotoProblem> errors) {
    String detail =
        errors.size() == 1
            ? "photo %s cannot be used: %s"
                .formatted(errors.getFirst().name(), errors.getFirst().message())
            : errors.size() + " photos cannot be used; errors names each with its reason";
    return new Refusal(Kind.UNREADABLE_PHOTO, statusFor(errors), detail, errors);
  }

  private static int statusFor(List<PhotoProblem> errors) {
    if (all(errors, Reason.TOO_MANY_BYTES)) {
      return 413;
    }
    return all(errors, Reason.UNSUPPORTED_FORMAT) ? 415 : 422;
  }

  private static boolean all(List<PhotoProblem> errors, Reason reason) {
    return errors.stream().allMatch(error -> error.reason().equals(reason.code()));
  }

  Problem problem() {
    return problem;
  }
}
