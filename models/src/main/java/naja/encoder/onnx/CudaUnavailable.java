package naja.encoder.onnx;

/// CUDA does not work here; the message says why.
final class CudaUnavailable extends Exception {
  private static final long serialVersionUID = 1;

  CudaUnavailable(String message) {
    super(message);
  }

  CudaUnavailable(String message, Throwable cause) {
    super(message, cause);
  }

  /// What is wrong and what can be done about it.
  String advice(Device.Cuda device) {
    return "%s cannot be used: %s. %s".formatted(device, getMessage(), CudaLibraries.HOW_TO);
  }
}
