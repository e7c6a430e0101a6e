package naja.indexer;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.Supplier;

/// Measures the stages of one thread.
final class StageClock {
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
  private static final double NANOS = 1e9;

  private final Map<Stage, Double> wall = new EnumMap<>(Stage.class);
  private final Map<Stage, Double> cpu = new EnumMap<>(Stage.class);

  /// Runs a piece of work and books its time, however it ends.
  <T> T time(Stage stage, Supplier<T> work) {
    long wallStart = System.nanoTime();
    long cpuStart = THREADS.getCurrentThreadCpuTime();
    try {
      return work.get();
    } finally {
      cpu.merge(stage, (THREADS.getCurrentThreadCpuTime() - cpuStart) / NANOS, Double::sum);
      wall.merge(stage, (System.nanoTime() - wallStart) / NANOS, Double::sum);
    }
  }

  void run(Stage stage, Runnable work) {
    time(
        stage,
        () -> {
          work.run();
          return true;
        });
  }

  StageTimes times() {
    return new StageTimes(wall, cpu);
  }
}
