package naja.eval.protocol;

import naja.eval.dataset.Dataset;
import naja.eval.report.EvaluationReport;
import naja.eval.split.Split;
import org.jspecify.annotations.Nullable;

/// Says where the numbers of a protocol come from.
final class Origins {
  private Origins() {}

  /// @param k neighbours that vote; null where none do
  static EvaluationReport.Origin of(
      Dataset data, Split split, String protocol, String variant, @Nullable Integer k) {
    return new EvaluationReport.Origin(
        protocol,
        variant,
        split.origin().rule(),
        split.sha256(),
        data.encoder(),
        data.generation(),
        split.origin().seed(),
        k);
  }
}
