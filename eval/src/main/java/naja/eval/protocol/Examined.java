package naja.eval.protocol;

import java.util.List;
import naja.eval.metric.Answered;
import naja.eval.report.EvaluationReport;

/// A protocol's report with the answers that it sums up, for comparisons and tables by taxon.
public record Examined(EvaluationReport report, List<Answered> answers) {
  /// Copies the answers.
  public Examined {
    answers = List.copyOf(answers);
  }
}
