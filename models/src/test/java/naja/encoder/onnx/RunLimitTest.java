package naja.encoder.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.onnxruntime.OrtException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Devices that are too small, played by counting.
class RunLimitTest {
  private static final String FULL =
      "Error code - ORT_RUNTIME_EXCEPTION - message: bfc_arena.cc:359 AllocateRawInternal Failed to"
          + " allocate memory for requested buffer of size 1207959552";

  @Test
  void run_deviceThatTakesFive_isLeftAtFour() throws OrtException {
    RunLimit limit = RunLimit.of("cuda:0");
    List<Integer> sizes = new ArrayList<>();
    int done = 0;
    while (done < 32) {
      int photos = limit.photos(32 - done);
      sizes.add(photos);
      Optional<Integer> result = limit.run(photos, () -> fit(photos, 5));
      done += result.orElse(0);
    }

    assertThat(sizes).containsExactly(32, 16, 8, 4, 4, 4, 4, 4, 4, 4, 4);
    assertThat(limit.photos(32)).isEqualTo(4);
  }

  @Test
  void run_onePhotoTooMuch_fails() {
    assertThatThrownBy(() -> RunLimit.of("cuda:0").run(1, () -> fit(1, 0)))
        .isInstanceOf(OrtException.class);
  }

  @Test
  void run_otherFailure_isNotTriedSmaller() {
    RunLimit limit = RunLimit.of("cuda:0");

    assertThatThrownBy(() ->
            limit.run(
                8,
                () -> {
                  throw new OrtException("CUDA failure 35: driver version is insufficient");
                }))
        .isInstanceOf(OrtException.class);
    assertThat(limit.photos(8)).isEqualTo(8);
  }

  @Test
  void run_fourCallersOnAGpu_twoAreInFlight() throws Exception {
    RunLimit limit = RunLimit.of("cuda:0");
    AtomicInteger running = new AtomicInteger();
    AtomicInteger most = new AtomicInteger();
    CountDownLatch two = new CountDownLatch(2);
    List<Future<Optional<Integer>>> runs = new ArrayList<>();
    try (ExecutorService callers = Executors.newFixedThreadPool(4)) {
      for (int i = 0; i < 4; i++) {
        runs.add(
            callers.submit(() ->
                limit.run(
                    1,
                    () -> {
                      most.accumulateAndGet(running.incrementAndGet(), Math::max);
                      two.countDown();
                      awaitQuietly(two);
                      return running.decrementAndGet();
                    })));
      }
    }

    assertThat(runs).allMatch(run -> run.state() == Future.State.SUCCESS);
    assertThat(two.getCount()).isZero();
    assertThat(most).hasValue(2);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        FULL,
        "CUDA failure 2: out of memory ; GPU=0 ; hostname=h",
        "CUBLAS failure 3: CUBLAS_STATUS_ALLOC_FAILED",
        "Available memory of 1048576 is smaller than requested bytes of 4194304"
      })
  void isOutOfMemory_messagesOfEachAllocator_areRecognised(String message) {
    assertThat(RunLimit.isOutOfMemory(new OrtException(message))).isTrue();
  }

  @Test
  void best_gainEndsAtSixteen_isSixteen() throws OrtException {
    List<Integer> tried = new ArrayList<>();

    int best =
        BatchProbe.best(batch -> {
          tried.add(batch);
          return Optional.of(100.0 * Math.min(batch, 16));
        });

    assertThat(best).isEqualTo(16);
    assertThat(tried).containsExactly(1, 2, 4, 8, 16, 32);
  }

  @Test
  void best_memoryEndsAtEight_isEight() throws OrtException {
    assertThat(BatchProbe.best(batch -> batch > 8 ? Optional.empty() : Optional.of(100.0 * batch)))
        .isEqualTo(8);
  }

  @Test
  void best_gainWithoutEnd_isTheLargest() throws OrtException {
    assertThat(BatchProbe.best(batch -> Optional.of(100.0 * batch))).isEqualTo(BatchProbe.LARGEST);
  }

  private static int fit(int photos, int room) throws OrtException {
    if (photos > room) {
      throw new OrtException(FULL);
    }
    return photos;
  }

  private static void awaitQuietly(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
