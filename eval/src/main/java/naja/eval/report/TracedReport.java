package naja.eval.report;

/// A report that says where its numbers come from: its JSON is the same object, with `provenance`
/// as its last member, and the same in its last lines.
public record TracedReport(Report report, Provenance provenance) implements Report {
  @Override
  public String toTable() {
    return report.toTable() + provenance.toTable();
  }

  @Override
  public String toJson() {
    return ReportJson.with(report.toJson(), "provenance", provenance);
  }
}
