package naja.cli.command;

import java.util.function.BiFunction;
import naja.eval.dataset.Dataset;
import naja.eval.report.Report;
import naja.eval.split.Split;
import naja.gallery.Gallery;
import picocli.CommandLine.Mixin;

/// What is examined, and how the report is printed.
final class Examinee {
  static final String STRATIFIED = "stratified";

  @Mixin private EvaluationData data = new EvaluationData();

  @Mixin private ReportPrinter printer = new ReportPrinter();

  /// Runs a protocol over a gallery and prints its report.
  void examine(Session session, BiFunction<Gallery, Split, ? extends Report> protocol) {
    printer.print(
        session.out(),
        data.withGallery(
            STRATIFIED,
            (gallery, split) -> data.traced(printer, protocol.apply(gallery, split), split)));
  }

  /// The same for a protocol over vectors.
  void examineVectors(Session session, BiFunction<Dataset, Split, Report> protocol) {
    examineVectors(session, protocol, STRATIFIED);
  }

  /// The same with another rule where the command line names no split.
  void examineVectors(Session session, BiFunction<Dataset, Split, Report> protocol, String usual) {
    Report report =
        data.withVectors(
            usual, (vectors, split) -> data.traced(printer, protocol.apply(vectors, split), split));
    printer.print(session.out(), report);
  }

  /// The seed of every draw.
  long seed() {
    return data.seed();
  }
}
