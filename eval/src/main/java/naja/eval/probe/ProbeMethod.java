package naja.eval.probe;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import naja.eval.dataset.DatasetException;
import org.jspecify.annotations.Nullable;

/// A way to train a linear layer on a gallery.
public sealed interface ProbeMethod {
  /// The name used on the command line and in reports.
  String code();

  /// Trains on a part of the photos.
  ///
  /// @param validation other photos, for methods that choose by them; null: there are none
  /// @throws IllegalArgumentException if the method cannot do without a validation part
  Layer train(LabelledRows fit, @Nullable LabelledRows validation, long seed);

  /// Trains with what was chosen on all the photos; a method that keeps what its validation part
  /// chose returns that.
  Layer refit(LabelledRows all, Layer chosen, long seed);

  /// A trained layer.
  ///
  /// @param chosen what the validation part decided, empty if nothing
  /// @param curve one record per epoch; empty for methods without epochs
  record Layer(LinearModel model, String chosen, List<EpochRecord> curve) {
    public Layer {
      curve = List.copyOf(curve);
    }

    static Layer of(ProbeTraining.Trained trained, String chosen) {
      return new Layer(trained.model(), chosen, trained.curve());
    }
  }

  /// Reads a method's name.
  ///
  /// @param c of `logistic` and `svm`
  /// @throws IllegalArgumentException if there is no such method
  static ProbeMethod parse(String code, double c) {
    return switch (code) {
      case "logistic" -> new Logistic(c);
      case "logistic-sweep" -> new LogisticSweep();
      case "svm" -> new Svm(c);
      case "dinov2" -> new Dinov2();
      default -> new Recipe(recipe(code));
    };
  }

  /// Every name that [#parse] reads.
  static String codes() {
    return Stream.concat(
            Stream.of("logistic", "logistic-sweep", "svm", "dinov2"),
            ProbeRecipe.ALL.stream().map(ProbeRecipe::name))
        .collect(Collectors.joining(" | "));
  }

  private static ProbeRecipe recipe(String name) {
    return ProbeRecipe.ALL.stream()
        .filter(recipe -> recipe.name().equals(name))
        .findFirst()
        .orElseThrow(
            () -> new IllegalArgumentException("method must be " + codes() + ", got " + name));
  }

  private static LabelledRows required(@Nullable LabelledRows validation, String code) {
    if (validation == null) {
      throw new DatasetException(
          code + " chooses by a validation part: it needs taxa with 2 observations or more");
    }
    return validation;
  }

  /// Logistic regression at one C.
  record Logistic(double c) implements ProbeMethod {
    private static final LogisticRegression DEFAULT = new LogisticRegression(1, 1e-6, 2_000);

    public Logistic {
      new LogisticRegression(c, DEFAULT.tolerance(), DEFAULT.maxIterations());
    }

    @Override
    public String code() {
      return "logistic-C" + number(c);
    }

    @Override
    public Layer train(LabelledRows fit, @Nullable LabelledRows validation, long seed) {
      var regression = new LogisticRegression(c, DEFAULT.tolerance(), DEFAULT.maxIterations());
      return new Layer(regression.fit(fit).model(), "", List.of());
    }

    @Override
    public Layer refit(LabelledRows all, Layer chosen, long seed) {
      return train(all, null, seed);
    }
  }

  /// Logistic regression at the C that [RegressionSweep] chooses.
  record LogisticSweep() implements ProbeMethod {
    @Override
    public String code() {
      return "logistic-sweep";
    }

    @Override
    public Layer train(LabelledRows fit, @Nullable LabelledRows validation, long seed) {
      var sweep =
          RegressionSweep.over(RegressionSweep.DINOV2_GRID, fit, required(validation, code()));
      Layer best = new Logistic(sweep.best()).train(fit, null, seed);
      return new Layer(best.model(), Double.toString(sweep.best()), List.of());
    }

    @Override
    public Layer refit(LabelledRows all, Layer chosen, long seed) {
      Layer best = new Logistic(Double.parseDouble(chosen.chosen())).train(all, null, seed);
      return new Layer(best.model(), chosen.chosen(), List.of());
    }
  }

  /// The linear support vector machine at one C; its scores are decision values.
  record Svm(double c) implements ProbeMethod {
    public Svm {
      new LinearSvm(c);
    }

    @Override
    public String code() {
      return "svm-C" + number(c);
    }

    @Override
    public Layer train(LabelledRows fit, @Nullable LabelledRows validation, long seed) {
      return new Layer(new LinearSvm(c).fit(fit).model(), "", List.of());
    }

    @Override
    public Layer refit(LabelledRows all, Layer chosen, long seed) {
      return train(all, null, seed);
    }
  }

  /// DINOv2's learning rates, of which the validation part chooses one.
  record Dinov2() implements ProbeMethod {
    private static final int EPOCHS = 10;
    private static final int STEPS = 1250;

    @Override
    public String code() {
      return "dinov2";
    }

    @Override
    public Layer train(LabelledRows fit, @Nullable LabelledRows validation, long seed) {
      LabelledRows asked = required(validation, code());
      var sweep = RateSweep.over(ProbeRecipe.DINOV2_RATES, EPOCHS, STEPS, fit, asked, seed);
      return Layer.of(sweep.chosen(), sweep.chosen().recipe().name());
    }

    @Override
    public Layer refit(LabelledRows all, Layer chosen, long seed) {
      return chosen;
    }
  }

  /// A published recipe.
  record Recipe(ProbeRecipe recipe) implements ProbeMethod {
    @Override
    public String code() {
      return recipe.name();
    }

    @Override
    public Layer train(LabelledRows fit, @Nullable LabelledRows validation, long seed) {
      LabelledRows asked = recipe.needsValidation() ? required(validation, code()) : validation;
      return Layer.of(ProbeTraining.run(recipe, fit, asked, seed), "");
    }

    @Override
    public Layer refit(LabelledRows all, Layer chosen, long seed) {
      return recipe.needsValidation() ? chosen : train(all, null, seed);
    }
  }

  private static String number(double c) {
    return c == Math.rint(c) ? String.format(Locale.ROOT, "%.0f", c) : Double.toString(c);
  }
}
