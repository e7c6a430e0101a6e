package naja.eval.metric;

import java.util.function.Supplier;

/// The seed that intervals are drawn from. It belongs to a whole run and not to any one of its
/// numbers, so that it is set around the run: whatever is computed in the same thread draws from
/// it. Other threads do not see it: ask for [#current()] before work is handed to them, as all
/// callers here do.
public final class IntervalSeed {
  /// The seed where none is set.
  public static final long USUAL = 42;

  private static final ScopedValue<Long> SEED = ScopedValue.newInstance();

  private IntervalSeed() {}

  /// The seed to draw from here.
  public static long current() {
    return SEED.orElse(USUAL);
  }

  /// Does work whose intervals are drawn from a seed.
  public static <T> T with(long seed, Supplier<T> work) {
    return ScopedValue.where(SEED, seed).call(work::get);
  }
}
