package naja.server;

import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import naja.encoder.Embedding;
import naja.encoder.EncoderFingerprint;
import naja.encoder.ImageEncoder;
import naja.encoder.InputBatch;
import naja.photo.transform.Preprocessor;
import naja.testkit.FakeImageEncoder;

/// The fake encoder behind a gate: it answers when the gate is opened.
class GatedEncoder implements ImageEncoder {
  private final FakeImageEncoder fake = new FakeImageEncoder();
  private final CountDownLatch gate = new CountDownLatch(1);
  private final CountDownLatch arrived;

  GatedEncoder() {
    this(1);
  }

  /// @param arrivals calls that [#awaitArrivals] waits for
  GatedEncoder(int arrivals) {
    this.arrived = new CountDownLatch(arrivals);
  }

  final void open() {
    gate.countDown();
  }

  final void awaitArrivals() throws InterruptedException {
    if (!arrived.await(20, TimeUnit.SECONDS)) {
      throw new IllegalStateException("the encoder was not called");
    }
  }

  void pass() throws InterruptedException {
    if (!gate.await(20, TimeUnit.SECONDS)) {
      throw new IllegalStateException("the gate stayed closed");
    }
  }

  @Override
  public final List<Embedding> encode(InputBatch batch) {
    arrived.countDown();
    try {
      pass();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
    return fake.encode(batch);
  }

  @Override
  public final EncoderFingerprint fingerprint() {
    return fake.fingerprint();
  }

  @Override
  public final Preprocessor preprocessor() {
    return fake.preprocessor();
  }

  @Override
  public final String provider() {
    return "cpu";
  }

  @Override
  public final void close() {}
}
