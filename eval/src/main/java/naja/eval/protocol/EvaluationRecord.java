package naja.eval.protocol;

import java.util.List;
import java.util.Optional;
import naja.calibration.StoredEvaluation;
import naja.calibration.StoredEvaluation.Bin;
import naja.calibration.StoredEvaluation.Reliability;
import naja.calibration.StoredEvaluation.Share;
import naja.eval.metric.Answered;
import naja.eval.report.CalibrationReport;
import naja.eval.report.EvaluationReport;
import naja.eval.report.TaxonTally;

/// Sums an examination up for the gallery's folder, where the service finds it.
///
/// @param command repeats the evaluation
/// @param measuredOn ISO 8601 date
public record EvaluationRecord(String command, String measuredOn) {
  private static final int CONFUSIONS = 5;

  /// Sums up.
  ///
  /// @param scores whose answers they are, as [naja.identify.IdentifierSettings#scores] names them
  /// @param calibration of the same scores; empty if none could be fitted
  public StoredEvaluation of(
      Examined examined, String scores, Optional<CalibrationReport> calibration) {
    EvaluationReport report = examined.report();
    List<Answered> answers = examined.answers();
    return new StoredEvaluation(
        scores,
        report.seed() == null ? report.split() : report.split() + ", seed " + report.seed(),
        command,
        measuredOn,
        report.n(),
        report.observations(),
        share(report, "top1"),
        share(report, "top3"),
        share(report, "top5"),
        share(report, "macro_f1"),
        TaxonTally.of(answers).records(CONFUSIONS),
        calibration
            .map(EvaluationRecord::reliability)
            .orElseGet(() -> new Reliability(0, List.of())));
  }

  private static Share share(EvaluationReport report, String name) {
    return report.scores().stream()
        .filter(score -> score.name().equals(name))
        .map(score -> new Share(score.value(), score.low(), score.high()))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("the report has no score " + name));
  }

  private static Reliability reliability(CalibrationReport report) {
    return new Reliability(
        report.ece(),
        report.reliability().stream()
            .map(
                bin -> new Bin(bin.from(), bin.to(), bin.count(), bin.confidence(), bin.accuracy()))
            .toList());
  }
}
