package naja.benchmark;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.function.Supplier;
import naja.eval.probe.LabelledRows;
import naja.eval.probe.LogisticRegression;
import naja.eval.probe.ProbeRecipe;
import naja.eval.probe.ProbeTraining;

/// Trains the two probes of the published comparisons on a seeded collection: logistic regression
/// (C = 1, to a relative gradient norm of 1e-4) and birder's SnakeCLEF probe (Adam, batches of 512,
/// 50 epochs). `probes.sh` runs it, and the same in scikit-learn and PyTorch where they are.
///
/// Arguments: `FOLDER ROWS CLASSES EPOCHS SEED`. The folder gets `x.npy` (float32) and `y.npy`
/// (int32) for the peers; one line per training comes out, with wall time, processor time of all
/// threads and the most memory that the heap held.
public final class ProbeBenchmark {
  private static final double TOLERANCE = 1e-4;
  private static final int MOST_ITERATIONS = 1000;

  private ProbeBenchmark() {}

  /// Draws, writes and trains.
  public static void main(String[] arguments) throws IOException {
    Path folder = Files.createDirectories(Path.of(arguments[0]));
    int rows = Integer.parseInt(arguments[1]);
    int classes = Integer.parseInt(arguments[2]);
    int epochs = Integer.parseInt(arguments[3]);
    long seed = Long.parseLong(arguments[4]);
    LabelledRows data = new ProbeData(seed, classes).draw(rows);
    ProbeData.write(data, folder);
    measure(
        "logistic regression",
        () -> {
          var fit = new LogisticRegression(1, TOLERANCE, MOST_ITERATIONS).fit(data);
          return String.format(
              Locale.ROOT,
              "%d iterations, relative gradient norm %.2e, objective %.6f",
              fit.iterations(),
              fit.gradientNorm(),
              fit.objective());
        });
    ProbeRecipe recipe = shortened(ProbeRecipe.BIRDER_SNAKECLEF, epochs);
    measure(
        "Adam, " + epochs + " epochs",
        () -> {
          var curve = ProbeTraining.run(recipe, data, null, seed).curve();
          return String.format(Locale.ROOT, "loss %.6f", curve.getLast().loss());
        });
  }

  private static ProbeRecipe shortened(ProbeRecipe recipe, int epochs) {
    return new ProbeRecipe(
        recipe.name(),
        recipe.optimiser(),
        recipe.rate(),
        epochs,
        recipe.stepsPerEpoch(),
        recipe.batch(),
        recipe.start(),
        recipe.ending());
  }

  private static void measure(String name, Supplier<String> training) {
    var pools =
        ManagementFactory.getMemoryPoolMXBeans().stream()
            .filter(pool -> pool.getType() == MemoryType.HEAP)
            .toList();
    pools.forEach(MemoryPoolMXBean::resetPeakUsage);
    long wall = System.nanoTime();
    long cpu = processorNanos();
    String outcome = training.get();
    double peak = pools.stream().mapToLong(pool -> pool.getPeakUsage().getUsed()).sum();
    System.out.printf(
        Locale.ROOT,
        "naja   %-22s %8.1f s wall  %8.1f s processor  %6.0f MB heap  %s%n",
        name,
        (System.nanoTime() - wall) / 1e9,
        (processorNanos() - cpu) / 1e9,
        peak / 1e6,
        outcome);
  }

  private static long processorNanos() {
    return ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
        .getProcessCpuTime();
  }
}
