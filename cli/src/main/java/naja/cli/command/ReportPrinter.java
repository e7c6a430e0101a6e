package naja.cli.command;

import java.io.PrintStream;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import naja.encoder.EncoderFingerprint;
import naja.eval.report.Provenance;
import naja.eval.report.Report;
import naja.eval.report.SourceFile;
import naja.eval.report.TracedReport;
import naja.eval.split.Split;
import naja.gallery.Gallery;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// How a report is printed, for people or for programs: the option `--format`.
final class ReportPrinter {
  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec = CommandSpec.create();

  @Option(
      names = "--format",
      paramLabel = "F",
      defaultValue = "table",
      description = "${COMPLETION-CANDIDATES}; default: ${DEFAULT-VALUE}")
  private Format format = Format.TABLE;

  /// Prints a report of the evaluation that says itself where its numbers come from.
  void print(PrintStream out, Report report) {
    print(out, report::toTable, report::toJson);
  }

  /// Prints a report on a gallery, with the encoder, the program and the command in its JSON.
  ///
  /// @param split null where nothing is split
  /// @param seed null where nothing is drawn
  void print(
      PrintStream out, Report report, Gallery gallery, @Nullable Split split, @Nullable Long seed) {
    var manifest = gallery.manifest();
    print(out, traced(report, manifest.encoder(), manifest.generation(), List.of(), split, seed));
  }

  /// A report with its provenance.
  ///
  /// @param encoder null where nobody says
  /// @param files that were read in place of a gallery
  TracedReport traced(
      Report report,
      @Nullable EncoderFingerprint encoder,
      long generation,
      List<SourceFile> files,
      @Nullable Split split,
      @Nullable Long seed) {
    NajaBuild build = NajaBuild.read();
    return new TracedReport(
        report,
        new Provenance(
            encoder,
            generation,
            files,
            split == null ? null : split.origin().rule(),
            split == null ? null : split.sha256(),
            seed,
            build.version(),
            build.commit(),
            command(),
            LocalDate.now(ZoneOffset.UTC).toString()));
  }

  /// The command line as it was given, words with spaces in quotes.
  private String command() {
    return spec.root().commandLine().getParseResult().originalArgs().stream()
        .map(word -> word.contains(" ") ? "'" + word + "'" : word)
        .collect(Collectors.joining(" ", "naja ", ""));
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
