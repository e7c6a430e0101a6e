package naja.indexer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ProgressCountTest {
  private static final long QUIET_MILLIS = 2_000;

  private final List<String> told = new ArrayList<>();
  private final ProgressListener listener =
      new ProgressListener() {
        @Override
        public void progress(Progress progress) {
          told.add("%d of %d".formatted(progress.done(), progress.total()));
        }

        @Override
        public void notice(String message) {
          told.add(message);
        }

        @Override
        public void finished() {
          told.add("finished");
        }
      };

  @Test
  void close_ofAShortRun_saysNothing() {
    try (var count = new ProgressCount(listener, 2, "audit")) {
      count.add(2);
    }

    assertThat(told).isEmpty();
  }

  @Test
  void add_afterTwoSeconds_namesTheStageOnceAndCounts() throws InterruptedException {
    try (var count = new ProgressCount(listener, 4, "audit")) {
      Thread.sleep(QUIET_MILLIS + 50);
      count.add(1);
      Thread.sleep(250);
      count.add(2);
      count.add(1);
    }

    assertThat(told).containsExactly("audit", "1 of 4", "3 of 4", "4 of 4", "finished");
  }
}
