package naja.eval.report;

import java.util.List;
import naja.eval.metric.Bootstrap;
import naja.eval.metric.HalfSamples;
import naja.eval.metric.Score;
import org.jspecify.annotations.Nullable;

/// The result of one protocol on one gallery as named numbers with intervals: what tables of
/// several protocols or galleries are made of.
public interface ScoredReport extends Report {
  /// What was done, such as `prototypes`.
  String protocol();

  /// Which reading of it, such as `raw-mean`.
  String variant();

  /// The variant with what belongs to it, for a line of a table.
  default String label() {
    return variant();
  }

  /// Text of the split's rule, or name of its file.
  String split();

  /// Hash of the split: equal for the same photos in the same roles.
  String splitSha256();

  /// Id of the gallery's encoder.
  String encoder();

  /// Of the gallery.
  long generation();

  /// Of the split; null where nothing is drawn.
  @Nullable Long seed();

  /// Queries.
  int n();

  /// Observations of the queries, which the bootstrap draws.
  int observations();

  /// The numbers.
  List<Score> scores();

  /// How the intervals were drawn: `bootstrap`, or `half-samples` where no photo may come twice.
  default String resampling() {
    return Bootstrap.NAME;
  }

  /// The same for people.
  default String intervalLine() {
    return String.format(
        resampling().equals(HalfSamples.NAME)
            ? "intervals    95 %%, %,d half-samples of %d observations without replacement%n"
            : "intervals    95 %%, %,d resamples of %d observations%n",
        Bootstrap.RESAMPLES,
        observations());
  }

  /// What the references knew already, and the numbers without those queries.
  LeakSummary leaks();

  /// One line per score, and one that says what the intervals are.
  default String scoreLines() {
    StringBuilder lines = new StringBuilder();
    scores()
        .forEach(score -> lines.append(String.format("%-12s %s%n", score.name(), score.text())));
    return lines.append(intervalLine()).toString();
  }
}
