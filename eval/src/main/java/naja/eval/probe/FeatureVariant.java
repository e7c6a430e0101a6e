package naja.eval.probe;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import naja.calibration.FeatureScaling;

/// What a probe sees of a raw embedding; every published number belongs to one of these.
public enum FeatureVariant {
  /// The embedding as it is.
  RAW(false, false, false),
  /// Scaled to length 1.
  L2N(false, false, true),
  /// The mean of the training rows subtracted, then scaled to length 1.
  CL2N(true, false, true),
  /// The mean of the training rows subtracted, divided by their standard deviation (with n in the
  /// denominator; 1 where it is 0), as scikit-learn's `StandardScaler`.
  STD(true, true, false),
  /// The same, then scaled to length 1.
  STD_L2N(true, true, true);

  private final boolean centred;
  private final boolean spread;
  private final boolean unitLength;

  FeatureVariant(boolean centred, boolean spread, boolean unitLength) {
    this.centred = centred;
    this.spread = spread;
    this.unitLength = unitLength;
  }

  /// The name used on the command line and in reports: raw, l2n, cl2n, std, std-l2n.
  public String code() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /// The variant of a name.
  ///
  /// @throws IllegalArgumentException listing the names
  public static FeatureVariant parse(String code) {
    return Arrays.stream(values())
        .filter(variant -> variant.code().equals(code))
        .findFirst()
        .orElseThrow(() ->
            new IllegalArgumentException(
                "features must be %s, got %s"
                    .formatted(
                        Arrays.stream(values())
                            .map(FeatureVariant::code)
                            .collect(Collectors.joining(", ")),
                        code)));
  }

  /// The map that belongs to a training set.
  ///
  /// @param rows raw embeddings, at least one
  public FeatureScaling fit(double[][] rows) {
    int dimension = rows[0].length;
    double[] mean = centred ? mean(rows) : new double[dimension];
    double[] deviation = new double[dimension];
    Arrays.fill(deviation, 1);
    if (spread) {
      deviations(rows, mean, deviation);
    }
    return new FeatureScaling(mean, deviation, unitLength);
  }

  /// The features of rows.
  public static double[][] apply(FeatureScaling scaling, double[][] rows) {
    return Arrays.stream(rows).map(scaling::apply).toArray(double[][]::new);
  }

  private static double[] mean(double[][] rows) {
    double[] mean = new double[rows[0].length];
    for (double[] row : rows) {
      for (int i = 0; i < mean.length; i++) {
        mean[i] += row[i];
      }
    }
    for (int i = 0; i < mean.length; i++) {
      mean[i] /= rows.length;
    }
    return mean;
  }

  private static void deviations(double[][] rows, double[] mean, double[] into) {
    double[] squares = new double[mean.length];
    for (double[] row : rows) {
      for (int i = 0; i < mean.length; i++) {
        squares[i] += (row[i] - mean[i]) * (row[i] - mean[i]);
      }
    }
    for (int i = 0; i < mean.length; i++) {
      double deviation = Math.sqrt(squares[i] / rows.length);
      into[i] = deviation > 0 ? deviation : 1;
    }
  }
}
