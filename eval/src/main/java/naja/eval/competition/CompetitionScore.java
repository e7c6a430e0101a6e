package naja.eval.competition;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import naja.eval.dataset.DatasetException;
import naja.eval.dataset.Named;
import naja.eval.metric.Bootstrap;
import naja.eval.metric.FungiClef;
import naja.eval.metric.IntervalSeed;
import naja.eval.metric.Prediction;
import naja.eval.metric.Score;
import naja.eval.metric.SnakeClef;
import naja.eval.protocol.LabelIndexTrap;

/// The official score of answers, with 95 % intervals over observations.
///
/// @param scores empty where the truth is not known
/// @param units what the numbers are; empty without scores
/// @param warning of the label-index trap; empty if nothing looks wrong
public record CompetitionScore(List<Score> scores, String units, String warning) {
  /// Where the truth is not known.
  public static final CompetitionScore NONE = new CompetitionScore(List.of(), "", "");

  /// Copies the scores.
  public CompetitionScore {
    scores = List.copyOf(scores);
  }

  /// Whose rules score.
  public enum Competition {
    /// Macro F1, Track 1 and 2 and the four venom confusion rates; all but Track 2 in percent.
    SNAKECLEF {
      @Override
      public String units() {
        return SnakeClef.UNITS;
      }

      @Override
      List<String> names() {
        return List.of("macro_f1", "accuracy", "p_hh", "p_hv", "p_vh", "p_vv", "track1", "track2");
      }

      @Override
      double[] values(List<Prediction> predictions, Set<String> dangerous) {
        SnakeClef score = SnakeClef.of(predictions, dangerous);
        double[] rates = score.roundedPercentages();
        return new double[] {
          score.roundedMacroF1(),
          score.roundedAccuracy(),
          rates[0],
          rates[1],
          rates[2],
          rates[3],
          score.track1(),
          score.track2()
        };
      }
    },
    /// Macro F1 in percent and the four losses.
    FUNGICLEF {
      @Override
      public String units() {
        return "macro_f1 in percent; track1 to track4 are losses per observation, the lower the better";
      }

      @Override
      List<String> names() {
        return List.of("macro_f1", "track1", "track2", "track3", "track4");
      }

      @Override
      double[] values(List<Prediction> predictions, Set<String> dangerous) {
        FungiClef score = FungiClef.of(predictions, dangerous);
        return new double[] {
          score.macroF1(), score.track1(), score.track2(), score.track3(), score.track4()
        };
      }
    };

    /// What the numbers are, for people.
    public abstract String units();

    abstract List<String> names();

    abstract double[] values(List<Prediction> predictions, Set<String> dangerous);
  }

  /// Holds observations that are answered against those of the truth, as the organisers' script
  /// does: each has exactly one row in both.
  ///
  /// @throws DatasetException if one side lacks observations of the other, naming the first of them
  public static void requireSame(Set<String> answered, Set<String> truths) {
    List<String> problems = new ArrayList<>();
    Named.problem(
        problems, "%d answered observations have no truth: %s", without(answered, truths));
    Named.problem(
        problems, "%d observations of the truth have no answer: %s", without(truths, answered));
    if (!problems.isEmpty()) {
      throw new DatasetException(
          "%s; the official score needs one row for each on both sides: ask about all of them, or leave those rows out of the truth"
              .formatted(String.join("; ", problems)));
    }
  }

  private static List<String> without(Set<String> ids, Set<String> others) {
    return ids.stream().filter(id -> !others.contains(id)).sorted().toList();
  }

  /// Scores answers against the truth of every observation.
  ///
  /// @param answers the taxon id of every observation
  /// @param taxa every known taxon id
  /// @param dangerous those that are venomous or poisonous
  /// @throws DatasetException as [#requireSame]
  public static CompetitionScore of(
      Competition competition,
      Map<String, String> answers,
      Map<String, String> truths,
      Set<String> taxa,
      Set<String> dangerous) {
    requireSame(answers.keySet(), truths.keySet());
    List<Prediction> predictions =
        answers.entrySet().stream()
            .map(answer ->
                new Prediction(
                    truths.getOrDefault(answer.getKey(), ""), List.of(answer.getValue())))
            .toList();
    Function<int[], double[]> drawn =
        rows ->
            competition.values(Arrays.stream(rows).mapToObj(predictions::get).toList(), dangerous);
    Optional<String> warning = LabelIndexTrap.warning(predictions, taxa);
    return new CompetitionScore(
        Score.named(
            competition.names(),
            Bootstrap.of(List.copyOf(answers.keySet()), IntervalSeed.current()).intervals(drawn)),
        competition.units(),
        warning.orElse(""));
  }
}
