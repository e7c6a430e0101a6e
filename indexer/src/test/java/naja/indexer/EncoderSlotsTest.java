package naja.indexer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class EncoderSlotsTest {
  private static final Offset<Double> TINY = within(1e-9);

  private final AtomicLong nanos = new AtomicLong();
  private final EncoderSlots slots = new EncoderSlots(2, nanos::get);

  private void pass(int seconds) {
    nanos.addAndGet(1_000_000_000L * seconds);
  }

  @Test
  void take_slotsThatStandEmpty_areIdleUntilTheyAreTaken() {
    pass(3);
    slots.acquire();
    pass(4);
    slots.acquire();
    pass(5);
    slots.release();
    pass(6);

    EncoderSlots.Use use = slots.take();

    assertThat(use.seconds()).isEqualTo(3 + 4 + 5 + 6, TINY);
    assertThat(use.idle()).isEqualTo(2 * 3 + 4 + 6, TINY);
    assertThat(use.queued()).isZero();
    assertThat(use.batches()).isEqualTo(2);
  }

  @Test
  void take_batchWithoutSlot_isQueuedUntilOneIsFree() throws InterruptedException {
    slots.acquire();
    slots.acquire();
    CountDownLatch served = new CountDownLatch(1);
    Thread third =
        Thread.ofPlatform()
            .start(() -> {
              slots.acquire();
              served.countDown();
            });
    while (third.getState() != Thread.State.WAITING) {
      Thread.onSpinWait();
    }
    pass(7);
    slots.release();
    served.await();

    EncoderSlots.Use use = slots.take();

    assertThat(use.queued()).isEqualTo(7, TINY);
    assertThat(use.idle()).isZero();
    assertThat(use.batches()).isEqualTo(3);
  }

  @Test
  void take_twice_startsAnew() {
    pass(3);
    slots.take();
    pass(1);

    assertThat(slots.take()).isEqualTo(new EncoderSlots.Use(1, 2, 0, 0));
  }
}
