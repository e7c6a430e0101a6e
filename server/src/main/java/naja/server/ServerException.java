package naja.server;

/// A service that cannot start; the message says what to do.
public final class ServerException extends RuntimeException {
  private static final long serialVersionUID = 1;

  ServerException(String message, Throwable cause) {
    super(message, cause);
  }
}
