package naja.eval.probe;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/// The choice of C for a logistic regression as DINOv2 makes it: every value is fitted on the
/// training rows without a validation part, the first with the highest top-1 accuracy on that part
/// is chosen, and the model is then fitted again on all the rows.
///
/// @param points one per value of C, in the order in which they were tried
/// @param best the chosen C
public record RegressionSweep(List<Point> points, double best) {
  /// DINOv2's 45 values, 10^x for x evenly from −6 to 5.
  public static final List<Double> DINOV2_GRID =
      IntStream.range(0, 45).mapToObj(i -> Math.pow(10, -6 + 11.0 * i / 44)).toList();

  private static final double TOLERANCE = 1e-8;
  private static final int ITERATIONS = 5_000;

  public RegressionSweep {
    points = List.copyOf(points);
  }

  /// One value of C and how it did.
  ///
  /// @param accuracy on the validation part, 0 to 1
  public record Point(double c, double accuracy) {}

  /// Tries values of C in ascending order, each from the solution of the one before.
  ///
  /// @param train features without the validation part
  public static RegressionSweep over(
      List<Double> grid, LabelledRows train, LabelledRows validation) {
    List<Point> points = new ArrayList<>();
    LinearModel model = LinearModel.zero(train.dimension(), train.classCount());
    for (double c : grid) {
      model = new LogisticRegression(c, TOLERANCE, ITERATIONS).fit(train, model).model();
      points.add(new Point(c, validation.accuracy(model)));
    }
    return new RegressionSweep(points, first(points).c());
  }

  /// A tenth of the rows, drawn photo by photo as DINOv2 does.
  ///
  /// @param rows at least 10
  public static int[] tenth(int rows, long seed) {
    if (rows < 10) {
      throw new IllegalArgumentException(
          "a tenth of the rows must be at least 1, got " + rows + " rows");
    }
    Batches drawn = new Batches(rows, rows, ProbeTraining.generator(seed));
    return Arrays.copyOf(drawn.next(), rows / 10);
  }

  private static Point first(List<Point> points) {
    Point best = points.getFirst();
    for (Point point : points) {
      best = point.accuracy > best.accuracy ? point : best;
    }
    return best;
  }
}
