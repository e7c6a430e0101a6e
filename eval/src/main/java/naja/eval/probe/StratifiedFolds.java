package naja.eval.probe;

import java.util.Arrays;
import java.util.stream.IntStream;

/// Folds that hold every class in equal shares, without shuffling: scikit-learn's
/// `StratifiedKFold(n_splits)`.
public final class StratifiedFolds {
  private StratifiedFolds() {}

  /// The fold of every row, from 0: a class goes to the folds in the order of its rows, as many to
  /// each as that fold gets when all rows, sorted by class, are dealt out one by one.
  ///
  /// @param count folds, at least 2
  /// @throws IllegalArgumentException if no class has as many rows as there are folds
  public static int[] of(int[] classes, int count) {
    int[] codes = codes(classes);
    int[] sizes = new int[Arrays.stream(codes).max().orElse(-1) + 1];
    Arrays.stream(codes).forEach(code -> sizes[code]++);
    if (count < 2 || Arrays.stream(sizes).max().orElse(0) < count) {
      throw new IllegalArgumentException(
          "%d folds need 2 or more and a class of at least as many rows".formatted(count));
    }
    int[][] shares = shares(sizes, count);
    int[] folds = new int[codes.length];
    for (int row = 0; row < folds.length; row++) {
      int[] share = shares[codes[row]];
      int fold = 0;
      while (share[fold] == 0) {
        fold++;
      }
      share[fold]--;
      folds[row] = fold;
    }
    return folds;
  }

  /// The rows of one fold.
  public static int[] rows(int[] folds, int fold) {
    return IntStream.range(0, folds.length).filter(row -> folds[row] == fold).toArray();
  }

  /// Classes numbered in the order in which they first occur.
  private static int[] codes(int[] classes) {
    int[] seen = Arrays.stream(classes).distinct().toArray();
    return Arrays.stream(classes)
        .map(label ->
            IntStream.range(0, seen.length).filter(i -> seen[i] == label).findFirst().orElseThrow())
        .toArray();
  }

  private static int[][] shares(int[] sizes, int count) {
    int[][] shares = new int[sizes.length][count];
    int place = 0;
    for (int code = 0; code < sizes.length; code++) {
      for (int i = 0; i < sizes[code]; i++) {
        shares[code][place++ % count]++;
      }
    }
    return shares;
  }
}
