package naja.server.contract;

/// A form in which a route takes what it is asked, besides its options.
///
/// @param shape the record of its parts or properties; `byte[]` for bytes
public record Body(String mediaType, Class<?> shape) {
  /// A form with files.
  public static Body multipart(Class<? extends Record> shape) {
    return new Body("multipart/form-data", shape);
  }

  /// A JSON object.
  public static Body json(Class<? extends Record> shape) {
    return new Body("application/json", shape);
  }
}
