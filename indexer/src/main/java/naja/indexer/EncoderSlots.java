package naja.indexer;

import java.util.concurrent.Semaphore;
import java.util.function.LongSupplier;

/// Lets a few workers call the encoder at once, and keeps account of who waits for whom: the
/// encoder for a batch, or batches for the encoder. Safe for use by several threads.
final class EncoderSlots {
  /// What happened in a stretch of time.
  ///
  /// @param seconds how long it was
  /// @param idle seconds in which a slot had no batch, summed over the slots
  /// @param queued seconds for which batches waited for a slot, summed over the batches
  /// @param batches batches that came to a slot
  record Use(double seconds, double idle, double queued, long batches) {
    static final Use NONE = new Use(0, 0, 0, 0);

    Use plus(Use next) {
      return new Use(
          seconds + next.seconds, idle + next.idle, queued + next.queued, batches + next.batches);
    }
  }

  private static final double NANOS = 1e9;

  private final int slots;
  private final LongSupplier nanoTime;
  private final Semaphore free;
  private Use use = Use.NONE;
  private long since;
  private int taken;
  private int waiting;

  EncoderSlots(int slots) {
    this(slots, System::nanoTime);
  }

  /// Slots whose clock is given.
  EncoderSlots(int slots, LongSupplier nanoTime) {
    if (slots < 1) {
      throw new IllegalArgumentException("slots must be at least 1, got " + slots);
    }
    this.slots = slots;
    this.nanoTime = nanoTime;
    this.free = new Semaphore(slots);
    this.since = nanoTime.getAsLong();
  }

  /// Waits for a slot, and takes it.
  void acquire() {
    note(0, 1, 0);
    free.acquireUninterruptibly();
    note(1, -1, 1);
  }

  void release() {
    note(-1, 0, 0);
    free.release();
  }

  /// What happened since the last call.
  synchronized Use take() {
    note(0, 0, 0);
    Use happened = use;
    use = Use.NONE;
    return happened;
  }

  private synchronized void note(int moreTaken, int moreWaiting, int batches) {
    long now = nanoTime.getAsLong();
    double seconds = (now - since) / NANOS;
    use = use.plus(new Use(seconds, seconds * (slots - taken), seconds * waiting, batches));
    since = now;
    taken += moreTaken;
    waiting += moreWaiting;
  }
}
