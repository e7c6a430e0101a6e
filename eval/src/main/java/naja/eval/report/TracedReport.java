package naja.eval.report;

/// A report that says in its JSON where its numbers come from: the same object, with `provenance`
/// as its last member.
public record TracedReport(Report report, Provenance provenance) implements Report {
  @Override
  public String toTable() {
    return report.toTable();
  }

  @Override
  public String toJson() {
    return ReportJson.with(report.toJson(), "provenance", provenance);
  }
}
