package naja.eval.probe;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.jspecify.annotations.Nullable;

/// Trains a linear layer by a recipe.
///
/// A drawn training computes its products in single precision, as the published ones do, and keeps
/// the parameters in double; one in stored order computes in double throughout.
///
/// Draws come from the generator that Java's specification calls `L64X128MixRandom`: a seed gives
/// the same layer on every machine with the same arithmetic, but not the draws of another library.
public final class ProbeTraining {
  private static final String GENERATOR = "L64X128MixRandom";
  private static final double NORMAL_DEVIATION = 0.01;
  private static final int PATIENCE = 3;
  private static final int EVALUATED_ROWS = 2048;

  private final ProbeRecipe recipe;
  private final LabelledRows train;
  private final @Nullable LabelledRows validation;
  private final LinearModel model;
  private final Batches batches;
  private final CrossEntropy loss;
  private final List<EpochRecord> curve = new ArrayList<>();
  private LinearModel kept;
  private double lowest = Double.POSITIVE_INFINITY;
  private int sinceLowest;

  private ProbeTraining(
      ProbeRecipe recipe,
      LabelledRows train,
      @Nullable LabelledRows validation,
      LinearModel model,
      Batches batches,
      Precision precision) {
    if (recipe.needsValidation() && validation == null) {
      throw new IllegalArgumentException(
          "recipe %s keeps the epoch of the lowest validation loss: name a validation part"
              .formatted(recipe.name()));
    }
    this.recipe = recipe;
    this.train = train;
    this.validation = validation;
    this.model = model;
    this.batches = batches;
    this.loss = new CrossEntropy(precision, batches.largest(), train.classCount(), 0);
    this.kept = model;
  }

  /// A trained layer.
  ///
  /// @param curve one record per epoch that was run
  public record Trained(ProbeRecipe recipe, LinearModel model, List<EpochRecord> curve) {
    public Trained {
      curve = List.copyOf(curve);
    }
  }

  /// Trains with a drawn beginning and a new order of rows in every pass.
  ///
  /// @param validation measured after every epoch; some recipes need one
  /// @throws IllegalArgumentException if the recipe needs a validation part and there is none
  public static Trained run(
      ProbeRecipe recipe, LabelledRows train, @Nullable LabelledRows validation, long seed) {
    RandomGenerator random = generator(seed);
    LinearModel start = start(recipe.start(), train, random);
    var batches = new Batches(train.size(), recipe.batch(), random);
    return new ProbeTraining(recipe, train, validation, start, batches, Precision.SINGLE).run();
  }

  /// Trains without any draw: from a given layer, over the rows in their stored order.
  public static Trained inStoredOrder(ProbeRecipe recipe, LabelledRows train, LinearModel start) {
    var batches = new Batches(train.size(), recipe.batch(), null);
    return new ProbeTraining(recipe, train, null, start.copy(), batches, Precision.DOUBLE).run();
  }

  /// The generator of every draw in this package.
  static RandomGenerator generator(long seed) {
    return RandomGeneratorFactory.of(GENERATOR).create(seed);
  }

  private static LinearModel start(
      ProbeRecipe.Start start, LabelledRows rows, RandomGenerator random) {
    LinearModel model = LinearModel.zero(rows.dimension(), rows.classCount());
    switch (start) {
      case UNIFORM -> drawUniform(model, random);
      case NORMAL -> {
        for (double[] row : model.weights()) {
          Arrays.setAll(row, _ -> random.nextGaussian() * NORMAL_DEVIATION);
        }
      }
    }
    return model;
  }

  /// As PyTorch begins a linear layer: everything uniform in ±1/√features.
  static void drawUniform(LinearModel model, RandomGenerator random) {
    double bound = 1 / Math.sqrt(model.features());
    for (double[] row : model.parameters()) {
      Arrays.setAll(row, _ -> random.nextDouble(-bound, bound));
    }
  }

  private Trained run() {
    double[][] parameters = model.parameters();
    double[][] gradient = LinearModel.zero(model.features(), model.classes()).parameters();
    Optimiser.Updates updates = recipe.optimiser().start(parameters);
    for (int epoch = 0; epoch < recipe.epochs() && sinceLowest < patience(); epoch++) {
      curve.add(epoch(epoch, gradient, updates));
      keep(curve.getLast());
    }
    return new Trained(recipe, kept, curve);
  }

  private EpochRecord epoch(int epoch, double[][] gradient, Optimiser.Updates updates) {
    int steps = recipe.stepsPerEpoch() > 0 ? recipe.stepsPerEpoch() : batches.perPass();
    double total = 0;
    int hits = 0;
    int seen = 0;
    for (int step = 0; step < steps; step++) {
      LabelledRows batch = train.at(batches.next());
      clear(gradient);
      total +=
          loss.addGradient(
              model, batch.features(), batch.classes(), batch.size(), 1.0 / batch.size(), gradient);
      hits += loss.hits();
      seen += batch.size();
      updates.apply(gradient, recipe.rate().at(epoch, (double) step / steps));
    }
    Score score = validation == null ? null : score(validation);
    return new EpochRecord(
        epoch + 1,
        recipe.rate().at(epoch, 0),
        total / seen,
        (double) hits / seen,
        score == null ? null : score.loss,
        score == null ? null : score.accuracy);
  }

  private static void clear(double[][] gradient) {
    Products.inTasks(
        gradient.length,
        (from, to) -> {
          for (int row = from; row < to; row++) {
            Arrays.fill(gradient[row], 0);
          }
        });
  }

  private void keep(EpochRecord record) {
    Double found = record.validationLoss();
    if (recipe.ending() == ProbeRecipe.Ending.LAST || found == null) {
      return;
    }
    if (found < lowest) {
      lowest = found;
      sinceLowest = 0;
      kept = model.copy();
    } else {
      sinceLowest++;
    }
  }

  private int patience() {
    return recipe.ending() == ProbeRecipe.Ending.EARLY_STOP ? PATIENCE : Integer.MAX_VALUE;
  }

  private Score score(LabelledRows rows) {
    var measured =
        new CrossEntropy(
            Precision.DOUBLE, Math.min(EVALUATED_ROWS, rows.size()), rows.classCount(), 0);
    double total = 0;
    int hits = 0;
    for (int from = 0; from < rows.size(); from += measured.capacity()) {
      int to = Math.min(rows.size(), from + measured.capacity());
      total +=
          measured.evaluate(
              model,
              Arrays.copyOfRange(rows.features(), from, to),
              Arrays.copyOfRange(rows.classes(), from, to),
              to - from);
      hits += measured.hits();
    }
    return new Score(total / rows.size(), (double) hits / rows.size());
  }

  private record Score(double loss, double accuracy) {}
}
