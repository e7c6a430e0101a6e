package naja.eval.metric;

import java.util.List;
import java.util.stream.IntStream;

/// Predictions with one answer each.
public final class Predictions {
  private Predictions() {}

  /// Row by row.
  public static List<Prediction> of(List<String> truths, List<String> answers) {
    return IntStream.range(0, truths.size())
        .mapToObj(i -> new Prediction(truths.get(i), List.of(answers.get(i))))
        .toList();
  }

  /// Row by row, ids separated by blanks.
  public static List<Prediction> of(String truths, String answers) {
    return of(List.of(truths.split(" ")), List.of(answers.split(" ")));
  }
}
