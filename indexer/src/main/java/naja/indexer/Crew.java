package naja.indexer;

/// The workers of one run: as many as the balance asks for. A surplus worker leaves by itself,
/// after its batch; nobody is hired once the photos are all handed out.
final class Crew {
  private final WorkerBounds bounds;
  private final WorkerBalance balance;
  private final EncoderSlots slots;
  private final PhotoSource source;
  private EncoderSlots.Use all = EncoderSlots.Use.NONE;
  private int wanted;
  private int present;

  Crew(WorkerBounds bounds, EncoderSlots slots, PhotoSource source) {
    this.bounds = bounds;
    this.balance = new WorkerBalance(bounds);
    this.slots = slots;
    this.source = source;
    this.wanted = balance.workers();
  }

  /// Whether one more worker is to be started, which then counts as present.
  synchronized boolean hires() {
    boolean hires = present < wanted && !source.isDrained();
    present += hires ? 1 : 0;
    return hires;
  }

  /// Whether the worker that asks is one too many; then it no longer counts as present.
  synchronized boolean letsGo() {
    boolean surplus = present > wanted;
    present -= surplus ? 1 : 0;
    return surplus;
  }

  /// Looks at what the encoder did since the last call.
  void adapt() {
    EncoderSlots.Use use = slots.take();
    all = all.plus(use);
    if (!source.isDrained()) {
      want(balance.after(use));
    }
  }

  private synchronized void want(int workers) {
    wanted = workers;
  }

  Workforce workforce() {
    double time = all.seconds() * bounds.slots();
    return new Workforce(balance.workers(), bounds.most(), time > 0 ? all.idle() / time : 0);
  }
}
