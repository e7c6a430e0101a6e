package naja.encoder.onnx;

/// Where a graph is asked to run.
sealed interface Device {
  /// The CPU, always there.
  record Cpu() implements Device {}

  /// One CUDA device, and nothing else.
  record Cuda(int number) implements Device {
    @Override
    public String toString() {
      return "cuda:" + number;
    }
  }

  /// The first CUDA device when it works, otherwise the CPU.
  record Auto() implements Device {}

  /// Reads `auto`, `cpu`, `cuda` or `cuda:N`.
  static Device of(String text) {
    return switch (text) {
      case "auto" -> new Auto();
      case "cpu" -> new Cpu();
      case "cuda" -> new Cuda(0);
      default -> new Cuda(Integer.parseInt(text.substring("cuda:".length())));
    };
  }
}
