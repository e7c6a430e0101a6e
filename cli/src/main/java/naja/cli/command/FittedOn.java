package naja.cli.command;

import java.nio.file.Path;
import naja.calibration.CalibrationFit;
import naja.identify.Calibrator;
import picocli.CommandLine.Option;

/// The gallery that something is fitted on, and how.
final class FittedOn {
  @Option(
      names = "--gallery",
      required = true,
      paramLabel = "G",
      description = "The gallery's folder.")
  private Path folder = Path.of("");

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

  @Option(
      names = "--format",
      paramLabel = "F",
      defaultValue = "table",
      description = "${COMPLETION-CANDIDATES}; default: ${DEFAULT-VALUE}")
  private ReportFormat format = ReportFormat.TABLE;

  Path folder() {
    return folder;
  }

  double prior() {
    return prior;
  }

  int sample() {
    return sample;
  }

  ReportFormat format() {
    return format;
  }
}
