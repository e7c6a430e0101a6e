package naja.server.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// An error as RFC 9457 describes it, the body of every reply that is not a success.
///
/// @param type names the kind of problem for programs; stable
/// @param title the same for people
/// @param status the HTTP status
/// @param detail what happened this time and what to do about it
/// @param requestId the reply's `X-Request-Id`, to be quoted when asking for help
/// @param errors one entry per photo that cannot be used
public record Problem(
    String type,
    String title,
    int status,
    String detail,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String requestId,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) List<PhotoProblem> errors) {
  /// The media type of problems.
  public static final String MEDIA_TYPE = "application/problem+json";

  public Problem {
    errors = List.copyOf(errors);
  }

  /// A problem of a kind, with what happened this time.
  public static Problem of(Kind kind, int status, String detail, List<PhotoProblem> errors) {
    return new Problem(kind.type(), kind.title, status, detail, null, errors);
  }

  /// The same, for a request.
  public Problem forRequest(String id) {
    return new Problem(type, title, status, detail, id, errors);
  }

  /// The kinds of problem.
  public enum Kind {
    BAD_REQUEST("The request cannot be understood"),
    UNAUTHORIZED("A key is needed"),
    FORBIDDEN("This is not allowed"),
    NOT_FOUND("There is nothing here"),
    METHOD_NOT_ALLOWED("The method is not allowed here"),
    CONFLICT("This contradicts what is there"),
    LOCKED("The gallery is being written"),
    TOO_SLOW("The request took too long to arrive"),
    TOO_LARGE("The request is too large"),
    UNSUPPORTED_MEDIA_TYPE("The content type is not supported"),
    UNREADABLE_PHOTO("A photo cannot be used"),
    INVALID_VALUE("A value is out of range"),
    TOO_MANY_REQUESTS("Too many requests"),
    BUSY("The service is busy"),
    UNAVAILABLE("The service is not available"),
    INTERNAL("Something went wrong in the service");

    private final String title;

    Kind(String title) {
      this.title = title;
    }

    /// The kind's name on the wire.
    public String type() {
      return "urn:naja:problem:" + name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }
}
