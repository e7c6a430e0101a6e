package naja.encoder.onnx;

import ai.onnxruntime.OrtException;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Keeps the runs of one graph within the memory of its device: no more than two at a time on a
/// GPU, one computing and one on its way, and after running out of memory only smaller ones.
final class RunLimit {
  private static final Logger LOG = LoggerFactory.getLogger(RunLimit.class);
  private static final int IN_FLIGHT_ON_A_GPU = 2;

  private final Semaphore slots;
  private final AtomicInteger photos = new AtomicInteger(Integer.MAX_VALUE);

  private RunLimit(int inFlight) {
    this.slots = new Semaphore(inFlight);
  }

  /// For `cpu` or `cuda:N`.
  static RunLimit of(String provider) {
    return new RunLimit(provider.equals("cpu") ? Integer.MAX_VALUE : IN_FLIGHT_ON_A_GPU);
  }

  /// One run of a graph.
  @FunctionalInterface
  interface Run<T> {
    T run() throws OrtException;
  }

  /// How many of the available photos may go into one run.
  int photos(int available) {
    return Math.min(available, photos.get());
  }

  /// Runs when there is room.
  ///
  /// @return empty when memory ran out; then [#photos(int)] is lower, and a smaller run may succeed
  /// @throws OrtException if the run fails otherwise, or one photo alone is too much
  <T> Optional<T> run(int size, Run<T> run) throws OrtException {
    slots.acquireUninterruptibly();
    try {
      return Optional.of(run.run());
    } catch (OrtException e) {
      if (size == 1 || !isOutOfMemory(e)) {
        throw e;
      }
      int lower = photos.accumulateAndGet(size / 2, Math::min);
      LOG.warn("{} photos at once do not fit into memory; at most {} from now on", size, lower);
      return Optional.empty();
    } finally {
      slots.release();
    }
  }

  /// Whether the failure says that the device's memory is full, in the words of ONNX Runtime's
  /// allocator, of CUDA's runtime, of cuBLAS or of cuDNN.
  static boolean isOutOfMemory(OrtException failure) {
    String message = String.valueOf(failure.getMessage()).toLowerCase(Locale.ROOT);
    return Stream.of(
            "failed to allocate memory",
            "out of memory",
            "cuda failure 2:",
            "cudaerrormemoryallocation",
            "cublas_status_alloc_failed",
            "cudnn_status_alloc_failed",
            "is smaller than requested bytes")
        .anyMatch(message::contains);
  }
}
