package naja.eval.probe;

import java.util.Comparator;
import java.util.stream.IntStream;
import libsvm.svm;
import libsvm.svm_model;
import libsvm.svm_node;
import libsvm.svm_parameter;
import libsvm.svm_problem;

/// A kernel support vector machine with the plain hinge loss and a free intercept, one class
/// against one: scikit-learn's `SVC`, solved by libsvm itself.
///
/// @param c weight of the losses, greater than 0
/// @param gamma of the kernel, greater than 0; the linear kernel has none
public record KernelSvm(Kernel kernel, double c, double gamma) {
  private static final double TOLERANCE = 1e-3;
  private static final double CACHE_MEGABYTES = 64;

  static {
    svm.svm_set_print_string_function(_ -> {});
  }

  public KernelSvm {
    if (!(c > 0) || !(gamma > 0) || Double.isInfinite(c) || Double.isInfinite(gamma)) {
      throw new IllegalArgumentException(
          "C and gamma must be greater than 0, got %s and %s".formatted(c, gamma));
    }
  }

  /// Fits all rows with the tolerance 1e-3 that is libsvm's default.
  public Fit fit(LabelledRows rows) {
    return fit(rows, Gram.of(rows.features(), rows.features()));
  }

  /// The same with the products of the rows at hand.
  Fit fit(LabelledRows rows, Gram products) {
    int[] order =
        IntStream.range(0, rows.size())
            .boxed()
            .sorted(Comparator.comparingInt(row -> rows.classes()[row]))
            .mapToInt(Integer::intValue)
            .toArray();
    svm_problem problem = new svm_problem();
    problem.l = rows.size();
    problem.x = new svm_node[rows.size()][];
    problem.y = new double[rows.size()];
    for (int i = 0; i < order.length; i++) {
      problem.x[i] = nodes(products, order[i]);
      problem.y[i] = rows.classes()[order[i]];
    }
    return new Fit(this, rows, svm.svm_train(problem, parameters()));
  }

  private svm_parameter parameters() {
    svm_parameter parameters = new svm_parameter();
    parameters.svm_type = svm_parameter.C_SVC;
    parameters.kernel_type = svm_parameter.PRECOMPUTED;
    parameters.C = c;
    parameters.eps = TOLERANCE;
    parameters.cache_size = CACHE_MEGABYTES;
    parameters.shrinking = 1;
    parameters.weight = new double[0];
    parameters.weight_label = new int[0];
    return parameters;
  }

  /// A row of the kernel's matrix as libsvm takes it: its number from 1, then the values.
  private svm_node[] nodes(Gram products, int row) {
    svm_node[] nodes = new svm_node[products.columns() + 1];
    nodes[0] = node(0, row + 1);
    for (int column = 0; column < products.columns(); column++) {
      nodes[column + 1] =
          node(
              column + 1,
              kernel.of(products.product(row, column), products.squares(row, column), gamma));
    }
    return nodes;
  }

  private static svm_node node(int index, double value) {
    svm_node node = new svm_node();
    node.index = index;
    node.value = value;
    return node;
  }

  /// A fitted machine.
  public static final class Fit {
    private final KernelSvm machine;
    private final LabelledRows train;
    private final svm_model model;

    private Fit(KernelSvm machine, LabelledRows train, svm_model model) {
      this.machine = machine;
      this.train = train;
      this.model = model;
    }

    /// The class of every row: most votes of the pairs, the lowest class of several.
    public int[] predict(double[][] rows) {
      return predict(Gram.of(rows, train.features()));
    }

    /// The same with the products of these rows with the training rows at hand.
    int[] predict(Gram products) {
      return IntStream.range(0, products.rows())
          .parallel()
          .map(row -> (int) svm.svm_predict(model, machine.nodes(products, row)))
          .toArray();
    }

    /// The decision value of every row, greater than 0 for the higher of two classes.
    ///
    /// @throws IllegalStateException if there are not two classes
    public double[] decisions(double[][] rows) {
      if (model.nr_class != 2) {
        throw new IllegalStateException("decisions need 2 classes, got " + model.nr_class);
      }
      Gram products = Gram.of(rows, train.features());
      return IntStream.range(0, rows.length)
          .mapToDouble(row -> {
            double[] value = new double[1];
            svm.svm_predict_values(model, machine.nodes(products, row), value);
            return -value[0];
          })
          .toArray();
    }
  }
}
