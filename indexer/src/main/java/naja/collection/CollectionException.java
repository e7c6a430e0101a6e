package naja.collection;

/// A collection that cannot be read as it is; the message names the file, the line where there is
/// one, and the way out.
public final class CollectionException extends RuntimeException {
  private static final long serialVersionUID = 1;

  public CollectionException(String message) {
    super(message);
  }

  public CollectionException(String message, Throwable cause) {
    super(message, cause);
  }
}
