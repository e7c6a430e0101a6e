package naja.eval.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import naja.eval.metric.AnswerScores;
import naja.eval.metric.Answered;
import naja.eval.metric.Score;
import naja.eval.metric.SupportGroup;
import naja.eval.split.LeakAudit;
import org.jspecify.annotations.Nullable;

/// The result of one protocol on one gallery. Shares are fractions from 0 to 1.
///
/// @param n queries
/// @param correct queries whose first answer was right
/// @param top3 share of queries whose truth is among the first three answers
/// @param macroF1 over the union of true and predicted taxa
/// @param rounds accuracy of each round of the split; the numbers above are over all rounds
///   together
/// @param splitSha256 hash of the split: equal for the same photos in the same roles
/// @param seed of the split; null where nothing is drawn
/// @param k neighbours that vote; null where none do
/// @param leaks what the references knew already, and the scores without those queries
/// @param observations of the queries, which the bootstrap draws
/// @param scores with 95 % intervals, by the names of [AnswerScores#NAMES]
/// @param support top-1 by how many references the taxa have
public record EvaluationReport(
    String protocol,
    String variant,
    String split,
    int n,
    int correct,
    double accuracy,
    double top1,
    double top3,
    double top5,
    double macroF1,
    List<Double> rounds,
    String splitSha256,
    String encoder,
    long generation,
    @Nullable Long seed,
    @Nullable Integer k,
    LeakSummary leaks,
    int observations,
    List<Score> scores,
    List<SupportGroup> support)
    implements ScoredReport {
  private static final int MANY = 100;

  /// Copies the lists.
  public EvaluationReport {
    rounds = List.copyOf(rounds);
    scores = List.copyOf(scores);
    support = List.copyOf(support);
  }

  /// Where a report's numbers come from.
  ///
  /// @param split text of the rule, or name of the file
  /// @param encoder id of the gallery's encoder
  /// @param generation of the gallery
  public record Origin(
      String protocol,
      String variant,
      String split,
      String splitSha256,
      String encoder,
      long generation,
      @Nullable Long seed,
      @Nullable Integer k) {}

  /// Scores answers round by round, at least one in each.
  ///
  /// @param leaks of the split that was asked about
  public static EvaluationReport ofRounds(
      Origin origin, List<List<Answered>> rounds, LeakAudit leaks) {
    if (rounds.isEmpty() || rounds.stream().anyMatch(List::isEmpty)) {
      throw new IllegalArgumentException("a report needs at least 1 answer in every round");
    }
    List<Answered> answers = rounds.stream().flatMap(List::stream).toList();
    int n = answers.size();
    int correct = right(answers);
    List<Score> scores = AnswerScores.of(answers);
    return new EvaluationReport(
        origin.protocol,
        origin.variant,
        origin.split,
        n,
        correct,
        (double) correct / n,
        scores.get(0).value(),
        scores.get(1).value(),
        scores.get(2).value(),
        scores.get(3).value(),
        rounds.stream().map(round -> (double) right(round) / round.size()).toList(),
        origin.splitSha256,
        origin.encoder,
        origin.generation,
        origin.seed,
        origin.k,
        LeakSummary.of(leaks, clean(rounds, leaks)),
        (int) answers.stream().map(Answered::observationId).distinct().count(),
        scores,
        SupportGroup.of(answers));
  }

  /// A few lines for people; the last one is a warning where not one of many answers is right, as
  /// when class positions are taken for taxon ids.
  @Override
  public String toTable() {
    return numbers()
        + (correct == 0 && n > MANY
            ? "warning      none of %d answers is right: were class positions taken for taxon ids?\n"
                .formatted(n)
            : "");
  }

  @Override
  public String label() {
    return k == null ? variant : variant + ", k = " + k;
  }

  private String numbers() {
    StringBuilder numbers = new StringBuilder();
    numbers.append(
        String.format(
            Locale.ROOT,
            """
            protocol     %s (%s)
            split        %s, sha256 %.12s
            gallery      encoder %s, generation %d
            right        %d of %d
            """,
            protocol,
            label(),
            seed == null ? split : split + ", seed " + seed,
            splitSha256,
            encoder,
            generation,
            correct,
            n));
    numbers.append(scoreLines());
    numbers.append(spread());
    numbers.append(leaks.text());
    numbers.append(String.format("%ntop-1 by references of the taxa%n"));
    support.forEach(group -> numbers.append(group.text()).append(System.lineSeparator()));
    return numbers.toString();
  }

  private static List<Answered> clean(List<List<Answered>> rounds, LeakAudit leaks) {
    List<Answered> clean = new ArrayList<>();
    for (int round = 0; round < rounds.size(); round++) {
      Set<String> leaking = leaks.images(round);
      rounds.get(round).stream()
          .filter(answer -> !leaking.contains(answer.imageId()))
          .forEach(clean::add);
    }
    return clean;
  }

  /// How far the rounds lie apart, as mean ± standard deviation of a sample.
  private String spread() {
    if (rounds.size() < 2) {
      return "";
    }
    double mean = rounds.stream().mapToDouble(Double::doubleValue).average().orElse(0);
    double squares = rounds.stream().mapToDouble(each -> (each - mean) * (each - mean)).sum();
    return String.format(
        Locale.ROOT,
        "rounds       %d, accuracy %.4f ± %.4f%n",
        rounds.size(),
        mean,
        Math.sqrt(squares / (rounds.size() - 1)));
  }

  private static int right(List<Answered> answers) {
    return (int) answers.stream().filter(answer -> answer.prediction().hits(1)).count();
  }
}
