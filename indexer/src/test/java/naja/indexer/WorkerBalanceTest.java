package naja.indexer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.Queue;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WorkerBalanceTest {
  private static final long SEED = 7;
  private static final int SLOTS = 2;
  private static final double LOOK = 0.2;

  /// Workers, slots and a clock that are all made up: a worker needs a while to fill a batch, which
  /// then waits for a slot and holds it for a while.
  private static final class Pipeline {
    private record Event(double at, boolean filled) {}

    private final Random random = new Random(SEED);
    private final PriorityQueue<Event> events =
        new PriorityQueue<>(Comparator.comparingDouble(Event::at));
    private final Queue<Integer> waiting = new ArrayDeque<>();
    private final WorkerBalance balance;
    private EncoderSlots.Use use = EncoderSlots.Use.NONE;
    private double now;
    private int workers;
    private int encoding;
    private double fill;
    private double encode;

    Pipeline(WorkerBounds bounds, double fill, double encode) {
      this.balance = new WorkerBalance(bounds);
      this.fill = fill;
      this.encode = encode;
      adapt();
    }

    /// Runs so many seconds; returns the part of them in which slots had no batch.
    double run(double seconds) {
      EncoderSlots.Use all = EncoderSlots.Use.NONE;
      for (double end = now + seconds; now < end; ) {
        double look = now + LOOK;
        while (events.peek().at() < look) {
          pass(events.peek().at());
          step(events.remove().filled());
        }
        pass(look);
        all = all.plus(use);
        adapt();
      }
      return all.idle() / all.seconds() / SLOTS;
    }

    private void pass(double until) {
      double seconds = until - now;
      use =
          use.plus(
              new EncoderSlots.Use(
                  seconds, seconds * (SLOTS - encoding), seconds * waiting.size(), 0));
      now = until;
    }

    private void step(boolean filled) {
      if (filled) {
        waiting.add(0);
      } else {
        encoding--;
        if (workers > balance.workers()) {
          workers--;
        } else {
          fillOne();
        }
      }
      while (encoding < SLOTS && waiting.poll() != null) {
        encoding++;
        use = use.plus(new EncoderSlots.Use(0, 0, 0, 1));
        events.add(new Event(now + around(encode), false));
      }
    }

    private void adapt() {
      int wanted = balance.after(use);
      use = EncoderSlots.Use.NONE;
      for (; workers < wanted; workers++) {
        fillOne();
      }
    }

    private void fillOne() {
      events.add(new Event(now + around(fill), true));
    }

    private double around(double seconds) {
      return seconds * (0.7 + 0.6 * random.nextDouble());
    }
  }

  @ParameterizedTest(name = "filled in {0} s, encoded in {1} s")
  @CsvSource({
    // Every slot takes a batch per encoding time, so SLOTS * fill / encode workers fill and as many
    // as there are slots wait for the encoder.
    "0.30, 0.05, 14",
    "0.30, 0.10, 8",
    "2.00, 0.40, 12",
    "0.10, 0.40, 2.5",
    "0.02, 0.40, 2.1",
  })
  void after_encoderOfGivenSpeed_settlesOnTheWorkersThatItNeeds(
      double fill, double encode, double needed) {
    Pipeline pipeline = new Pipeline(WorkerBounds.beside(SLOTS, 16, 100), fill, encode);

    pipeline.run(60);

    assertThat(pipeline.run(60)).as("the encoder is kept busy").isLessThan(0.1);
    assertThat((double) pipeline.balance.workers()).isBetween(needed - 1, needed + 4);
  }

  @Test
  void after_photosGetLargerAndSmallerAgain_followsBothWays() {
    Pipeline pipeline = new Pipeline(WorkerBounds.beside(SLOTS, 16, 100), 0.05, 0.1);
    pipeline.run(60);
    final int small = pipeline.balance.workers();
    pipeline.fill = 0.5;
    pipeline.run(60);
    final int large = pipeline.balance.workers();
    pipeline.fill = 0.05;
    pipeline.run(60);

    assertThat(small).isBetween(3, 6);
    assertThat(large).isBetween(11, 15);
    assertThat(pipeline.balance.workers()).isBetween(3, 6);
  }

  @Test
  void after_encoderFasterThanAllWorkers_endsAtTheirBound() {
    Pipeline pipeline = new Pipeline(WorkerBounds.beside(SLOTS, 4, 100), 1, 0.001);

    pipeline.run(30);

    assertThat(pipeline.balance.workers()).isEqualTo(SLOTS + 4);
  }

  @Test
  void after_noBatchForAWhile_growsWithoutWaitingForOne() {
    WorkerBalance balance = new WorkerBalance(WorkerBounds.beside(SLOTS, 16, 100));
    int first = balance.workers();

    assertThat(balance.after(new EncoderSlots.Use(0.2, 0.4, 0, 0))).isEqualTo(first);
    assertThat(balance.after(new EncoderSlots.Use(0.3, 0.6, 0, 0))).isGreaterThan(first);
  }

  @Test
  void after_workersThatEncodeOnTheirOwnCores_staysAsItIs() {
    WorkerBalance balance = new WorkerBalance(WorkerBounds.fixed(2));

    assertThat(balance.after(new EncoderSlots.Use(10, 19, 0, 3))).isEqualTo(2);
    assertThat(balance.after(new EncoderSlots.Use(10, 0, 90, 300))).isEqualTo(2);
  }

  @ParameterizedTest(name = "{0} cores, memory for {1}")
  @CsvSource({
    "16, 100, 3, 9, 18",
    "2, 100, 3, 3, 4",
    "1, 100, 3, 3, 3",
    "16, 5, 3, 3, 5",
    "16, 2, 2, 2, 2",
    "16, 0, 1, 1, 1"
  })
  void beside_coresAndMemory_boundTheWorkers(
      int cores, long fitting, int least, int first, int most) {
    assertThat(WorkerBounds.beside(SLOTS, cores, fitting))
        .isEqualTo(new WorkerBounds(SLOTS, least, first, most));
  }
}
