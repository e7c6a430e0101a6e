package naja.eval.protocol;

import java.util.List;
import naja.eval.metric.Answered;
import naja.eval.report.EvaluationReport;
import naja.eval.split.LeakAudit;

/// A protocol's report with the answers that it sums up, for comparisons and tables by taxon.
///
/// @param leaks what the references knew already
public record Examined(EvaluationReport report, List<Answered> answers, LeakAudit leaks) {
  /// Copies the answers.
  public Examined {
    answers = List.copyOf(answers);
  }
}
