package naja.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import naja.encoder.Embedding;
import naja.encoder.EncoderException;
import naja.encoder.EncoderFingerprint;
import naja.encoder.ImageEncoder;
import naja.encoder.InputBatch;
import naja.photo.Pixels;
import naja.photo.transform.Preprocessor;
import naja.testkit.FakeImageEncoder;
import org.junit.jupiter.api.Test;

class MicroBatchesTest {
  private final FakeImageEncoder fake = new FakeImageEncoder();
  private final List<Integer> sizes = new ArrayList<>();

  /// The fake encoder as if on a GPU; fails on batches that hold the poison, and waits for a go.
  private class GpuEncoder implements ImageEncoder {
    private final CountDownLatch go;
    private final List<Thread> callers = new ArrayList<>();

    GpuEncoder(CountDownLatch go) {
      this.go = go;
    }

    @Override
    public List<Embedding> encode(InputBatch batch) {
      callers.add(Thread.currentThread());
      try {
        assertThat(go.await(20, TimeUnit.SECONDS)).isTrue();
      } catch (InterruptedException _) {
        Thread.currentThread().interrupt();
      }
      List<Embedding> embeddings = fake.encode(batch);
      if (embeddings.contains(fake.encode(filled(poison())).getFirst())) {
        throw new EncoderException("poison");
      }
      return embeddings;
    }

    @Override
    public EncoderFingerprint fingerprint() {
      return fake.fingerprint();
    }

    @Override
    public Preprocessor preprocessor() {
      return fake.preprocessor();
    }

    @Override
    public String provider() {
      return "cuda:0";
    }

    @Override
    public int preferredBatch(int usual) {
      return 16;
    }

    @Override
    public void close() {}
  }

  private static Pixels plain(int shade) {
    byte[] rgb = new byte[3 * 8 * 8];
    for (int i = 0; i < rgb.length; i++) {
      rgb[i] = (byte) (i % 3 == 0 ? shade : 255 - shade);
    }
    return new Pixels(8, 8, rgb);
  }

  private static Pixels poison() {
    return plain(77);
  }

  private InputBatch filled(Pixels... photos) {
    InputBatch batch = new InputBatch(fake.preprocessor(), photos.length);
    List.of(photos).forEach(batch::add);
    return batch;
  }

  @Test
  void cpu_everyRequest_goesStraightThroughInItsOwnThread() {
    try (var batches = new MicroBatches(fake, () -> 9, sizes::add)) {
      assertThat(batches.encode(filled(plain(1), plain(2))))
          .isEqualTo(fake.encode(filled(plain(1), plain(2))));
      assertThat(sizes).containsExactly(2);
    }
  }

  @Test
  void gpu_requestsThatComeTogether_areEncodedTogetherAndGetTheirOwn() throws Exception {
    int requests = 6;
    var go = new CountDownLatch(1);
    var encoder = new GpuEncoder(go);
    try (var batches = new MicroBatches(encoder, () -> requests, sizes::add)) {
      List<List<Embedding>> got = together(batches, go, requests, MicroBatchesTest::plain);

      for (int i = 0; i < requests; i++) {
        assertThat(got.get(i)).isEqualTo(fake.encode(filled(plain(i), plain(i + 100))));
      }
      assertThat(sizes.stream().mapToInt(size -> size).sum()).isEqualTo(2 * requests);
      assertThat(sizes).hasSizeLessThan(requests);
      assertThat(encoder.callers).containsOnly(encoder.callers.getFirst());
    }
  }

  @Test
  void gpu_oneRequestFails_theOthersDoNot() throws Exception {
    int requests = 4;
    var go = new CountDownLatch(1);
    try (var batches = new MicroBatches(new GpuEncoder(go), () -> requests, sizes::add);
        ExecutorService clients = Executors.newFixedThreadPool(requests)) {
      List<Future<List<Embedding>>> asked =
          IntStream.range(0, requests)
              .mapToObj(i -> clients.submit(() -> batches.encode(filled(plain(i == 2 ? 77 : i)))))
              .toList();
      go.countDown();

      for (int i = 0; i < requests; i++) {
        Future<List<Embedding>> reply = asked.get(i);
        if (i == 2) {
          assertThatExceptionOfType(ExecutionException.class)
              .isThrownBy(reply::get)
              .withCauseInstanceOf(EncoderException.class);
        } else {
          assertThat(reply.get()).isEqualTo(fake.encode(filled(plain(i))));
        }
      }
    }
  }

  @Test
  void closed_furtherRequests_areRefused() {
    var batches = new MicroBatches(new GpuEncoder(new CountDownLatch(0)), () -> 1, sizes::add);
    assertThat(batches.encode(filled(plain(1)))).hasSize(1);

    batches.close();

    assertThatExceptionOfType(Refusal.class)
        .isThrownBy(() -> batches.encode(filled(plain(1))))
        .satisfies(refusal -> assertThat(refusal.problem().status()).isEqualTo(503));
  }

  /// Two photos per request. The first call of the encoder waits until all requests are under way.
  private List<List<Embedding>> together(
      MicroBatches batches, CountDownLatch go, int requests, IntFunction<Pixels> photo)
      throws Exception {
    var start = new CyclicBarrier(requests);
    try (ExecutorService clients = Executors.newFixedThreadPool(requests)) {
      List<Callable<List<Embedding>>> work = new ArrayList<>();
      for (int i = 0; i < requests; i++) {
        int number = i;
        work.add(() -> {
          InputBatch own = filled(photo.apply(number), photo.apply(number + 100));
          if (start.await() == 0) {
            Thread.sleep(100);
            go.countDown();
          }
          return batches.encode(own);
        });
      }
      List<List<Embedding>> results = new ArrayList<>();
      for (Future<List<Embedding>> result : clients.invokeAll(work)) {
        results.add(result.get());
      }
      return results;
    }
  }
}
