package naja.cli.command;

import java.io.PrintStream;
import java.util.Locale;
import java.util.function.Supplier;
import naja.eval.report.Report;
import picocli.CommandLine.Option;

/// How a report is printed, for people or for programs: the option `--format`.
final class ReportPrinter {
  @Option(
      names = "--format",
      paramLabel = "F",
      defaultValue = "table",
      description = "${COMPLETION-CANDIDATES}; default: ${DEFAULT-VALUE}")
  private Format format = Format.TABLE;

  /// Prints a report of the evaluation.
  void print(PrintStream out, Report report) {
    print(out, report::toTable, report::toJson);
  }

  /// Prints what is no report of the evaluation.
  ///
  /// @param table lines for people, the last one ended
  /// @param json the same as JSON, its last line not ended
  void print(PrintStream out, Supplier<?> table, Supplier<String> json) {
    switch (format) {
      case TABLE -> out.print(table.get());
      case JSON -> out.println(json.get());
    }
  }

  /// What `--format` can be.
  private enum Format {
    TABLE,
    JSON;

    /// The word on the command line.
    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
