package naja.eval.report;

/// The result of an evaluation, for programs and for people.
public interface Report {
  /// One JSON object with the names of the components in snake case, such as `macro_f1`.
  default String toJson() {
    return ReportJson.of(this);
  }

  /// A few lines for people.
  String toTable();
}
