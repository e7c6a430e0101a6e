package naja.server.contract;

import java.util.Map;
import naja.server.api.Problem;
import org.jspecify.annotations.Nullable;

/// One of the answers that a route may give.
///
/// @param status the HTTP status
/// @param description when it is given, in a few words
/// @param mediaType null if there is no body
/// @param shape the record, `byte[]` for bytes, `String` for text, `Map` for any object; null if
///   there is no body
public record Answer(
    int status, String description, @Nullable String mediaType, @Nullable Class<?> shape) {
  private static final Map<Integer, String> REFUSALS =
      Map.ofEntries(
          Map.entry(400, "the request or one of its options cannot be understood"),
          Map.entry(401, "no key was sent, or none that is known"),
          Map.entry(403, "the key does not allow this"),
          Map.entry(404, "there is no such thing"),
          Map.entry(408, "the body did not arrive in time"),
          Map.entry(409, "it contradicts what is there"),
          Map.entry(413, "the request or a photo has too many bytes"),
          Map.entry(415, "the content type or the format of the photos is not supported"),
          Map.entry(422, "a photo, an embedding or a value cannot be used"),
          Map.entry(429, "too many requests; Retry-After says when to come back"),
          Map.entry(500, "the service failed; the log says more under the request id"),
          Map.entry(
              503, "the service is busy or not available; Retry-After says when to ask again"));

  /// A record as JSON.
  public static Answer json(int status, Class<? extends Record> shape) {
    return json(status, "the reply", shape);
  }

  /// A record as JSON, and when it is given.
  public static Answer json(int status, String description, Class<? extends Record> shape) {
    return new Answer(status, description, "application/json", shape);
  }

  /// Bytes of another media type.
  public static Answer bytes(int status, String description, String mediaType) {
    return new Answer(status, description, mediaType, byte[].class);
  }

  /// Text of another media type.
  public static Answer text(int status, String description, String mediaType) {
    return new Answer(status, description, mediaType, String.class);
  }

  /// Any object as JSON.
  public static Answer object(int status, String description) {
    return new Answer(status, description, "application/json", Map.class);
  }

  /// No body.
  public static Answer empty(int status, String description) {
    return new Answer(status, description, null, null);
  }

  /// A problem as RFC 9457 has it.
  ///
  /// @throws IllegalArgumentException if the service refuses nothing with this status
  public static Answer problem(int status) {
    String description = REFUSALS.get(status);
    if (description == null) {
      throw new IllegalArgumentException("no request is refused with status " + status);
    }
    return new Answer(status, description, Problem.MEDIA_TYPE, Problem.class);
  }
}
