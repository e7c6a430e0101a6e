package naja.indexer;

/// Decides how many workers keep the encoder fed: more while it waits for batches, fewer while
/// batches pile up in front of it. Looks at one turn at a time, in which every worker has brought a
/// batch. Belongs to one thread.
final class WorkerBalance {
  /// The encoder may wait for this part of the time before a worker is added.
  private static final double IDLE_SHARE = 0.05;

  /// Fewer batches than these in front of the encoder are none too many.
  private static final double SPARE_BATCHES = 2;

  /// More than this and the encoder is not short of batches, whatever gaps there are between them.
  private static final double ENOUGH_BATCHES = 0.5;

  /// An encoder that stood still for so long in one turn needs no further proof.
  private static final double STANDSTILL_SECONDS = 0.5;

  private final WorkerBounds bounds;
  private int workers;
  private EncoderSlots.Use turn = EncoderSlots.Use.NONE;

  WorkerBalance(WorkerBounds bounds) {
    this.bounds = bounds;
    this.workers = bounds.first();
  }

  int workers() {
    return workers;
  }

  /// Takes in what happened since the last call, and says how many workers there should be.
  int after(EncoderSlots.Use use) {
    turn = turn.plus(use);
    boolean stoodStill = turn.idle() >= STANDSTILL_SECONDS * bounds.slots();
    if (turn.seconds() > 0 && (stoodStill || turn.batches() >= workers)) {
      workers = Math.clamp(workers + change(), bounds.least(), bounds.most());
      turn = EncoderSlots.Use.NONE;
    }
    return workers;
  }

  private int change() {
    double queue = turn.queued() / turn.seconds();
    if (queue >= SPARE_BATCHES) {
      return 1 - (int) queue;
    }
    boolean hungry = turn.idle() > IDLE_SHARE * bounds.slots() * turn.seconds();
    return hungry && queue < ENOUGH_BATCHES ? Math.max(1, workers / 2) : 0;
  }
}
