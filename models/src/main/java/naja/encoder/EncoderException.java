package naja.encoder;

/// An encoder that cannot be found, read or run; the message says what to do.
public final class EncoderException extends RuntimeException {
  private static final long serialVersionUID = 1;

  public EncoderException(String message) {
    super(message);
  }

  public EncoderException(String message, Throwable cause) {
    super(message, cause);
  }
}
