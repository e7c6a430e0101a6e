package naja.eval.dataset;

/// Data that cannot be evaluated as it is; the message names the file and the rows, and the way
/// out.
public final class DatasetException extends RuntimeException {
  private static final long serialVersionUID = 1;

  public DatasetException(String message) {
    super(message);
  }

  public DatasetException(String message, Throwable cause) {
    super(message, cause);
  }
}
