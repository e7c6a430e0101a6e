package naja.cli.command;

import java.nio.file.Path;
import naja.calibration.CalibrationFit;
import naja.eval.report.Report;
import naja.identify.Calibrator;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// The gallery that something is fitted on, and how.
final class FittedOn {
  @Mixin private GalleryOption named = new GalleryOption();

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

  Path folder() {
    return named.folder();
  }

  double prior() {
    return prior;
  }

  int sample() {
    return sample;
  }

  void print(Session session, Report report) {
    printer.print(session.out(), report);
  }
}
