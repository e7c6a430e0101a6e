package naja.cli.command;

import java.util.function.Function;
import naja.calibration.CalibrationFit;
import naja.eval.report.Report;
import naja.gallery.Gallery;
import naja.identify.Calibrator;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// The photos that something is fitted on, and how.
final class FittedOn {
  @Mixin private PhotoSource source = new PhotoSource();

  @Option(
      names = "--prior",
      paramLabel = "P",
      description = {
        "Share of the photos to come whose species is taken to be missing from the gallery,",
        "above 0 and below 1; default: " + CalibrationFit.PRIOR
      })
  private double prior = CalibrationFit.PRIOR;

  @Option(
      names = "--sample",
      paramLabel = "N",
      description = "At most this many photos are asked about; default: " + Calibrator.SAMPLE)
  private int sample = Calibrator.SAMPLE;

  @Mixin private ReportPrinter printer = new ReportPrinter();

  /// Does work on the gallery; a file of embeddings becomes a temporary one first.
  <T> T withGallery(Function<Gallery, T> work) {
    return source.withGallery(work);
  }

  /// Whether what is fitted can be kept.
  boolean isGallery() {
    return source.gallery() != null;
  }

  double prior() {
    return prior;
  }

  int sample() {
    return sample;
  }

  void print(Session session, Report report) {
    printer.print(session.out(), source.traced(printer, report, null, null));
  }
}
