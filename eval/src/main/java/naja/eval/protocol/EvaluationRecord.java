package naja.eval.protocol;

import java.util.List;
import naja.calibration.StoredEvaluation;
import naja.calibration.StoredEvaluation.Bin;
import naja.calibration.StoredEvaluation.Reliability;
import naja.calibration.StoredEvaluation.Share;
import naja.eval.metric.Answered;
import naja.eval.metric.ReliabilityCurve;
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
  /// @param reliability of probabilities of the same scores; no bins if no calibration could be
  ///   fitted
  public StoredEvaluation of(Examined examined, String scores, ReliabilityCurve reliability) {
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
        stored(reliability));
  }

  private static Share share(EvaluationReport report, String name) {
    return report.scores().stream()
        .filter(score -> score.name().equals(name))
        .map(score -> new Share(score.value(), score.low(), score.high()))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("the report has no score " + name));
  }

  private static Reliability stored(ReliabilityCurve found) {
    return new Reliability(
        found.bins().isEmpty() ? 0 : found.expectedCalibrationError(),
        found.bins().stream()
            .map(
                bin -> new Bin(bin.from(), bin.to(), bin.count(), bin.confidence(), bin.accuracy()))
            .toList());
  }
}
