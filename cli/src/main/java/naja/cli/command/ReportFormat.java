package naja.cli.command;

import java.util.Locale;
import naja.eval.report.Report;

/// How a report is printed: for people or for programs.
enum ReportFormat {
  TABLE,
  JSON;

  /// The report as it is printed, its last line ended.
  String text(Report report) {
    return switch (this) {
      case TABLE -> report.toTable();
      case JSON -> report.toJson() + System.lineSeparator();
    };
  }

  /// The word on the command line.
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
