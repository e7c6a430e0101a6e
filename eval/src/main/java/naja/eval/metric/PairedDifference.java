package naja.eval.metric;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import naja.eval.dataset.DatasetException;
import org.jspecify.annotations.Nullable;

/// How much better A is than B at one score, both asked about the same photos, with a 95 % interval
/// of the difference: the observations are drawn once for both (paired bootstrap).
///
/// @param name of the score, as in [AnswerScores#NAMES]
/// @param a the score of A
/// @param b the score of B
/// @param low lower bound of a − b
/// @param high upper bound of a − b
/// @param aboveZero share of the resamples in which A is the better one, 0 to 1
public record PairedDifference(
    String name, double a, double b, double low, double high, double aboveZero) {
  /// Compares all scores. The answers of B may come in another order.
  ///
  /// @throws DatasetException if A and B were not asked about the same photos, naming one
  public static List<PairedDifference> of(List<Answered> a, List<Answered> b) {
    List<Answered> paired = inOrder(a, b);
    return named(AnswerScores.of(a), AnswerScores.of(paired), AnswerScores.compare(a, paired));
  }

  /// Puts together what was computed of the same draws.
  public static List<PairedDifference> named(
      List<Score> a, List<Score> b, List<Bootstrap.Comparison> comparisons) {
    return IntStream.range(0, comparisons.size())
        .mapToObj(i -> of(a.get(i), b.get(i), comparisons.get(i)))
        .toList();
  }

  private static PairedDifference of(Score a, Score b, Bootstrap.Comparison comparison) {
    return new PairedDifference(
        a.name(),
        a.value(),
        b.value(),
        comparison.difference().low(),
        comparison.difference().high(),
        comparison.aboveZero());
  }

  /// Whether the whole interval is on one side of 0.
  public boolean isDistinct() {
    return low > 0 || high < 0;
  }

  /// The answers of B in the order of A. A photo that is asked about in several rounds has one
  /// answer for each, which keep their order.
  private static List<Answered> inOrder(List<Answered> a, List<Answered> b) {
    if (a.size() != b.size()) {
      throw new DatasetException(
          "A and B must be asked about the same photos, but A has %d answers and B %d"
              .formatted(a.size(), b.size()));
    }
    Map<String, Deque<Answered>> byImage = new HashMap<>();
    b.forEach(
        answer -> byImage.computeIfAbsent(answer.imageId(), _ -> new ArrayDeque<>()).add(answer));
    return a.stream()
        .map(answer ->
            partner(answer, byImage.getOrDefault(answer.imageId(), new ArrayDeque<>()).poll()))
        .toList();
  }

  private static Answered partner(Answered a, @Nullable Answered b) {
    if (b == null) {
      throw new DatasetException(
          "A and B must be asked about the same photos, but B has no answer to " + a.imageId());
    }
    if (!a.prediction().truth().equals(b.prediction().truth())) {
      throw new DatasetException(
          "photo %s shows %s in A and %s in B: compare galleries of the same labels"
              .formatted(a.imageId(), a.prediction().truth(), b.prediction().truth()));
    }
    return b;
  }
}
