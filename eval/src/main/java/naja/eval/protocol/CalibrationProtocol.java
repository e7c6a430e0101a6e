package naja.eval.protocol;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;
import naja.calibration.Calibration;
import naja.calibration.CalibrationFit;
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
/// fold get their confidence from a calibration that was fitted on the other four.
///
/// @param sample at most this many photos
/// @param prior share of queries taken to show a taxon that the gallery lacks, above 0 and below 1
public record CalibrationProtocol(IdentifierSettings settings, int sample, double prior) {
  private static final int FOLDS = 5;

  public CalibrationProtocol {
    if (sample < 1) {
      throw new IllegalArgumentException("sample must be at least 1, got " + sample);
    }
    if (!(prior > 0 && prior < 1)) {
      throw new IllegalArgumentException("prior must be above 0 and below 1, got " + prior);
    }
  }

  /// Fits and measures.
  ///
  /// @throws IllegalArgumentException if the gallery has too few observations to fit anything on
  public CalibrationReport run(Gallery gallery) {
    List<CalibrationSample> samples = new Calibrator(gallery, settings).samples(sample, Scope.ALL);
    return CalibrationReport.of(
        gallery.manifest(), samples, fit(gallery, samples), reliability(gallery, samples));
  }

  /// The same, and keeps the calibration and the unknown threshold in the gallery's folder.
  public CalibrationReport runAndKeep(Gallery gallery) {
    CalibrationReport report = run(gallery);
    var files = new FittedFiles(gallery.folder(), gallery.manifest(), gallery.taxa().keySet());
    files.write(report.calibration());
    UnknownThreshold.fit(gallery).ifPresent(files::write);
    return report;
  }

  private Calibration fit(Gallery gallery, List<CalibrationSample> samples) {
    return CalibrationFit.fit(settings.scores(), samples, prior)
        .orElseThrow(() ->
            new IllegalArgumentException(
                gallery.folder()
                    + " is too small for a calibration: it needs two taxa, and one of them two"
                    + " observations"));
  }

  private ReliabilityCurve reliability(Gallery gallery, List<CalibrationSample> samples) {
    List<Double> confidences = new ArrayList<>();
    List<Boolean> right = new ArrayList<>();
    for (List<CalibrationSample> fold : folds(samples)) {
      List<CalibrationSample> rest =
          samples.stream().filter(candidate -> !fold.contains(candidate)).toList();
      Calibration fitted =
          CalibrationFit.fit(settings.scores(), rest, prior).orElseGet(() -> fit(gallery, samples));
      for (CalibrationSample asked : fold) {
        if (asked.isKnown()) {
          confidences.add(asked.confidence(fitted));
          right.add(asked.isRight());
        }
      }
    }
    boolean[] outcomes = new boolean[right.size()];
    for (int i = 0; i < outcomes.length; i++) {
      outcomes[i] = right.get(i);
    }
    return ReliabilityCurve.of(
        confidences.stream().mapToDouble(Double::doubleValue).toArray(), outcomes);
  }

  /// Whole observations, dealt in the order of their ids.
  private static List<List<CalibrationSample>> folds(List<CalibrationSample> samples) {
    List<String> observations =
        List.copyOf(new TreeSet<>(samples.stream().map(CalibrationSample::observationId).toList()));
    List<List<CalibrationSample>> folds = new ArrayList<>();
    for (int fold = 0; fold < FOLDS; fold++) {
      folds.add(new ArrayList<>());
    }
    samples.stream()
        .sorted(Comparator.comparing(CalibrationSample::observationId))
        .forEach(asked ->
            folds
                .get(
                    Math.floorMod(
                        Collections.binarySearch(observations, asked.observationId()), FOLDS))
                .add(asked));
    return folds;
  }
}
