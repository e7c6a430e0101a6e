package naja.eval.metric;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/// How often answers are right that were given with a certain confidence, in bins of equal width
/// over (0, 1]; a confidence on a border belongs to the lower bin.
///
/// @param bins those that hold an answer, from low to high confidence
public record ReliabilityCurve(List<Bin> bins) {
  /// How many bins the expected calibration error of the literature has.
  public static final int BINS = 15;

  /// The answers of one range of confidence.
  ///
  /// @param from lower border, not part of the bin
  /// @param to upper border
  /// @param count answers
  /// @param confidence their mean confidence
  /// @param accuracy the share that is right
  public record Bin(double from, double to, int count, double confidence, double accuracy) {}

  /// Copies the bins.
  public ReliabilityCurve {
    bins = List.copyOf(bins);
  }

  /// Sorts answers into 15 bins.
  ///
  /// @param confidence of the first answer, from 0 to 1
  /// @param right whether it is the truth
  public static ReliabilityCurve of(double[] confidence, boolean[] right) {
    return of(confidence, right, BINS);
  }

  /// The same with another number of bins.
  public static ReliabilityCurve of(double[] confidence, boolean[] right, int bins) {
    if (confidence.length == 0 || confidence.length != right.length) {
      throw new IllegalArgumentException(
          "confidences and outcomes must be as many, at least 1, got %d and %d"
              .formatted(confidence.length, right.length));
    }
    List<List<Integer>> rows = new ArrayList<>();
    IntStream.range(0, bins).forEach(_ -> rows.add(new ArrayList<>()));
    for (int row = 0; row < confidence.length; row++) {
      rows.get(bin(confidence[row], bins)).add(row);
    }
    return new ReliabilityCurve(
        IntStream.range(0, bins)
            .filter(bin -> !rows.get(bin).isEmpty())
            .mapToObj(bin -> bin(bin, bins, rows.get(bin), confidence, right))
            .toList());
  }

  /// ECE: the mean distance between confidence and accuracy of the bins, weighted by their answers
  /// (Guo et al. 2017); NaN without answers.
  public double expectedCalibrationError() {
    double sum = 0;
    int n = 0;
    for (Bin bin : bins) {
      sum += bin.count * Math.abs(bin.accuracy - bin.confidence);
      n += bin.count;
    }
    return n == 0 ? Double.NaN : sum / n;
  }

  private static int bin(double confidence, int bins) {
    if (!(confidence >= 0 && confidence <= 1 + 1e-9)) {
      throw new IllegalArgumentException("a confidence is from 0 to 1, got " + confidence);
    }
    return Math.clamp((int) Math.ceil(confidence * bins) - 1, 0, bins - 1);
  }

  private static Bin bin(
      int bin, int bins, List<Integer> rows, double[] confidence, boolean[] right) {
    return new Bin(
        (double) bin / bins,
        (bin + 1.0) / bins,
        rows.size(),
        rows.stream().mapToDouble(row -> confidence[row]).average().orElseThrow(),
        rows.stream().mapToInt(row -> right[row] ? 1 : 0).average().orElseThrow());
  }
}
