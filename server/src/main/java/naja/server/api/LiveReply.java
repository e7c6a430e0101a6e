package naja.server.api;

/// The reply of `GET /livez`.
///
/// @param status `live`
public record LiveReply(String status) {
  /// The process answers.
  public static final LiveReply LIVE = new LiveReply("live");
}
