package naja.eval.protocol;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import naja.calibration.Calibration;
import naja.calibration.CalibrationSample;
import naja.calibration.FittedFiles;
import naja.calibration.UnknownThreshold;
import naja.eval.metric.ReliabilityCurve;
import naja.eval.report.CalibrationReport;
import naja.gallery.Gallery;
import naja.identify.Calibrator;
import naja.identify.IdentifierSettings;
import naja.search.Scope;

/// Fits a gallery's calibration on its own photos, each without its observation, and measures how
/// far the probabilities can be trusted.
///
/// The measure is cross-fitted: the observations are dealt into five folds, and the photos of a
/// fold get their confidence from a calibration that was fitted on the other four ([CrossFit]).
///
/// @param sample at most this many photos
/// @param prior share of queries taken to show a taxon that the gallery lacks, above 0 and below 1
public record CalibrationProtocol(IdentifierSettings settings, int sample, double prior) {
  /// Checks the settings.
  public CalibrationProtocol {
    require(settings, sample, prior);
  }

  /// Checks what every protocol needs that fits a calibration.
  ///
  /// @throws IllegalArgumentException naming the setting that is out of its range
  static void require(IdentifierSettings settings, int sample, double prior) {
    Calibrator.requireUnseen(settings);
    if (sample < 1) {
      throw new IllegalArgumentException("sample must be at least 1, got " + sample);
    }
    if (!(prior > 0 && prior < 1)) {
      throw new IllegalArgumentException("prior must be above 0 and below 1, got " + prior);
    }
  }

  /// Fits and measures.
  ///
  /// @throws naja.eval.dataset.DatasetException if the gallery has too few observations to fit
  ///   anything on
  public CalibrationReport run(Gallery gallery) {
    List<CalibrationSample> samples = new Calibrator(gallery, settings).samples(sample, Scope.ALL);
    Set<String> observations =
        samples.stream().map(CalibrationSample::observationId).collect(Collectors.toSet());
    CrossFit fits = CrossFit.of(samples, observations, settings.scores(), prior);
    Calibration whole = fits.required(gallery);
    return CalibrationReport.of(gallery.manifest(), samples, whole, reliability(samples, fits));
  }

  /// The same, and keeps the calibration and the unknown threshold in the gallery's folder.
  public CalibrationReport runAndKeep(Gallery gallery) {
    CalibrationReport report = run(gallery);
    var files = FittedFiles.of(gallery);
    files.write(report.calibration());
    UnknownThreshold.fit(gallery).ifPresent(files::write);
    return report;
  }

  /// Photos of a fold without which nothing can be fitted are left out.
  private static ReliabilityCurve reliability(List<CalibrationSample> samples, CrossFit fits) {
    Confidences confidences = new Confidences();
    for (CalibrationSample asked : samples) {
      fits.of(asked.observationId())
          .calibration()
          .filter(_ -> asked.isKnown())
          .ifPresent(fitted -> confidences.add(asked.confidence(fitted), asked.isRight()));
    }
    return confidences.reliability();
  }
}
