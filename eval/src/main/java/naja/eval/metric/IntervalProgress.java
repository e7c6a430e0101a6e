package naja.eval.metric;

import java.util.function.Supplier;
import naja.indexer.ProgressCount;
import naja.indexer.ProgressListener;

/// Who is told how far the resamples of an interval have come. Like [IntervalSeed] it belongs to a
/// whole run and is set around it; resamples that take less than two seconds say nothing.
public final class IntervalProgress {
  private static final ScopedValue<ProgressListener> LISTENER = ScopedValue.newInstance();

  private IntervalProgress() {}

  /// Counts resamples for the listener of this run, in any thread.
  static ProgressCount count(int resamples) {
    return new ProgressCount(
        LISTENER.orElse(ProgressListener.silent()), resamples, "95 % intervals");
  }

  /// Does work whose resamples a listener is told of.
  public static <T> T with(ProgressListener listener, Supplier<T> work) {
    return ScopedValue.where(LISTENER, listener).call(work::get);
  }
}
