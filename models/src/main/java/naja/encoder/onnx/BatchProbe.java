package naja.encoder.onnx;

import ai.onnxruntime.OrtException;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Finds the batch size beyond which a device gains nothing, by doubling it and measuring.
final class BatchProbe {
  static final int LARGEST = 256;

  /// A doubling has to gain this much to be worth its memory.
  private static final double WORTHWHILE = 1.05;

  private static final Logger LOG = LoggerFactory.getLogger(BatchProbe.class);

  private BatchProbe() {}

  /// Measures one batch size.
  @FunctionalInterface
  interface Measurement {
    /// Photos per second in batches of this size; empty if they do not fit into memory.
    Optional<Double> photosPerSecond(int batch) throws OrtException;
  }

  /// The smallest power of two that is not clearly slower than the next one, at most [#LARGEST].
  static int best(Measurement measurement) throws OrtException {
    int best = 1;
    double fastest = 0;
    for (int batch = 1; batch <= LARGEST; batch *= 2) {
      Optional<Double> speed = measurement.photosPerSecond(batch);
      if (speed.isEmpty()) {
        break;
      }
      LOG.debug("batches of {}: {} photos/s", batch, speed.get());
      if (speed.get() < fastest * WORTHWHILE) {
        break;
      }
      fastest = speed.get();
      best = batch;
    }
    return best;
  }
}
