package naja.eval.probe;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/// A multi-label probe of two linear layers with dropout between them and no activation, trained by
/// the binary cross-entropy of every label (birder's `mlp.py`): at test time a linear map of
/// limited rank.
public final class MlpProbe {
  private final LinearModel first;
  private final LinearModel second;

  MlpProbe(LinearModel first, LinearModel second) {
    this.first = first;
    this.second = second;
  }

  /// A probe with given layers, which training copies.
  public static MlpProbe of(LinearModel first, LinearModel second) {
    if (first.classes() != second.features()) {
      throw new IllegalArgumentException(
          "the first layer gives %d values, the second takes %d"
              .formatted(first.classes(), second.features()));
    }
    return new MlpProbe(first, second);
  }

  /// A trained probe.
  ///
  /// @param losses mean training loss of every epoch, each batch before its own step
  public record Trained(MlpProbe probe, List<Double> losses) {
    public Trained {
      losses = List.copyOf(losses);
    }
  }

  /// Trains with a drawn beginning, a new order of rows in every pass and dropout.
  ///
  /// @param targets one row per row of features, 0 or 1 per label
  public static Trained run(MlpRecipe recipe, double[][] features, double[][] targets, long seed) {
    return run(recipe, features, targets, seed, () -> {});
  }

  /// The same.
  ///
  /// @param afterEpoch is called when an epoch is over
  public static Trained run(
      MlpRecipe recipe, double[][] features, double[][] targets, long seed, Runnable afterEpoch) {
    RandomGenerator random = ProbeTraining.generator(seed);
    LinearModel first = LinearModel.zero(features[0].length, recipe.hidden());
    LinearModel second = LinearModel.zero(recipe.hidden(), targets[0].length);
    ProbeTraining.drawUniform(first, random);
    ProbeTraining.drawUniform(second, random);
    return new Training(recipe, features, targets, new MlpProbe(first, second), random)
        .run(afterEpoch);
  }

  /// Trains without any draw: from given layers, over the rows in their stored order; the recipe
  /// must have no dropout.
  public static Trained inStoredOrder(
      MlpRecipe recipe, double[][] features, double[][] targets, MlpProbe start) {
    if (recipe.dropout() > 0) {
      throw new IllegalArgumentException("dropout needs a seed, got " + recipe.dropout());
    }
    var copy = new MlpProbe(start.first.copy(), start.second.copy());
    return new Training(recipe, features, targets, copy, null).run(() -> {});
  }

  /// One logit per row and label.
  public double[][] logits(double[][] features) {
    return second.scores(first.scores(features));
  }

  private static final class Training {
    private final MlpRecipe recipe;
    private final double[][] features;
    private final double[][] targets;
    private final MlpProbe probe;
    private final @Nullable RandomGenerator random;
    private final Products products = new Products(Precision.DOUBLE);
    private final double[][] firstGradient;
    private final double[][] secondGradient;

    Training(
        MlpRecipe recipe,
        double[][] features,
        double[][] targets,
        MlpProbe probe,
        @Nullable RandomGenerator random) {
      if (features.length != targets.length) {
        throw new IllegalArgumentException(
            "every row needs its labels, got %d rows and %d"
                .formatted(features.length, targets.length));
      }
      this.recipe = recipe;
      this.features = features;
      this.targets = targets;
      this.probe = probe;
      this.random = random;
      this.firstGradient = zerosFor(probe.first);
      this.secondGradient = zerosFor(probe.second);
    }

    Trained run(Runnable afterEpoch) {
      Optimiser.Updates first = new Optimiser.Adam().start(probe.first.parameters());
      Optimiser.Updates second = new Optimiser.Adam().start(probe.second.parameters());
      Batches batches = new Batches(features.length, recipe.batch(), random);
      List<Double> losses = new ArrayList<>();
      for (int epoch = 0; epoch < recipe.epochs(); epoch++) {
        double total = 0;
        for (int step = 0; step < batches.perPass(); step++) {
          int[] rows = batches.next();
          total += rows.length * gradient(rows);
          first.apply(firstGradient, recipe.rate().at(epoch, 0));
          second.apply(secondGradient, recipe.rate().at(epoch, 0));
        }
        losses.add(total / features.length);
        afterEpoch.run();
      }
      return new Trained(probe, losses);
    }

    /// Fills the gradients of the mean loss over rows and labels, and returns that loss.
    private double gradient(int[] rows) {
      double[][] input =
          Arrays.stream(rows).mapToObj(row -> features[row]).toArray(double[][]::new);
      double[][] hidden = probe.first.scores(input);
      double[][] mask = mask(hidden);
      multiply(hidden, mask);
      double[][] errors = probe.second.scores(hidden);
      double loss = toErrors(errors, rows);
      fill(secondGradient, hidden, errors);
      double[][] back = new double[rows.length][recipe.hidden()];
      products.addProduct(back, errors, probe.second.classRows(), rows.length);
      multiply(back, mask);
      fill(firstGradient, input, back);
      return loss;
    }

    /// What survives dropout, scaled by 1 / (1 − dropout); empty where nothing is dropped.
    private double[][] mask(double[][] hidden) {
      if (random == null || recipe.dropout() == 0) {
        return new double[0][];
      }
      double scale = 1 / (1 - recipe.dropout());
      double[][] mask = new double[hidden.length][recipe.hidden()];
      for (double[] row : mask) {
        Arrays.setAll(row, _ -> random.nextDouble() < recipe.dropout() ? 0 : scale);
      }
      return mask;
    }

    private static void multiply(double[][] values, double[][] mask) {
      for (int row = 0; row < mask.length; row++) {
        for (int i = 0; i < mask[row].length; i++) {
          values[row][i] *= mask[row][i];
        }
      }
    }

    /// Replaces logits by (σ(z) − t) / (rows · labels) and returns the mean loss.
    private double toErrors(double[][] logits, int[] rows) {
      double count = (double) rows.length * logits[0].length;
      double sum = 0;
      for (int row = 0; row < rows.length; row++) {
        for (int label = 0; label < logits[row].length; label++) {
          double logit = logits[row][label];
          double target = targets[rows[row]][label];
          sum += Math.max(logit, 0) - logit * target + Math.log1p(Math.exp(-Math.abs(logit)));
          logits[row][label] = (1 / (1 + Math.exp(-logit)) - target) / count;
        }
      }
      return sum / count;
    }

    private void fill(double[][] gradient, double[][] input, double[][] errors) {
      for (double[] row : gradient) {
        Arrays.fill(row, 0);
      }
      double[] bias = gradient[gradient.length - 1];
      for (double[] row : errors) {
        for (int i = 0; i < bias.length; i++) {
          bias[i] += row[i];
        }
      }
      products.addTransposedProduct(
          Arrays.copyOf(gradient, gradient.length - 1), input, errors, input.length);
    }

    private static double[][] zerosFor(LinearModel layer) {
      return LinearModel.zero(layer.features(), layer.classes()).parameters();
    }
  }
}
