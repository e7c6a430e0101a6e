package naja.encoder;

/// How an encoder is run.
///
/// @param device `auto`, `cpu`, `cuda` or `cuda:N`
/// @param intraOpThreads threads inside one call, at least 1: 1 for indexing with as many callers
///   as cores, the number of cores for serving
public record EncoderOptions(String device, int intraOpThreads) {
  public EncoderOptions {
    if (!device.matches("auto|cpu|cuda(:\\d+)?")) {
      throw new IllegalArgumentException("device must be auto, cpu, cuda or cuda:N, got " + device);
    }
    if (intraOpThreads < 1) {
      throw new IllegalArgumentException(
          "intraOpThreads must be at least 1, got " + intraOpThreads);
    }
  }

  /// For many callers at once: one thread per call.
  public static EncoderOptions indexing(String device) {
    return new EncoderOptions(device, 1);
  }

  /// For one caller at a time: every core per call.
  public static EncoderOptions serving(String device) {
    return new EncoderOptions(device, Runtime.getRuntime().availableProcessors());
  }
}
