package naja.cli.command;

import java.util.Locale;

/// How a report is printed: for people or for programs.
enum ReportFormat {
  TABLE,
  JSON;

  /// The word on the command line.
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
