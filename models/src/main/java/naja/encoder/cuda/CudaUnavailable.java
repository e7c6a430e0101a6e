package naja.encoder.cuda;

/// CUDA does not work here; the message says why and what to do.
public final class CudaUnavailable extends Exception {
  private static final long serialVersionUID = 1;

  public CudaUnavailable(String message) {
    super(message);
  }

  public CudaUnavailable(String message, Throwable cause) {
    super(message, cause);
  }
}
