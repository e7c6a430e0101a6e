package naja.eval.protocol;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
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
    Calibrator calibrator = new Calibrator(gallery, settings);
    List<CalibrationSample> samples = calibrator.samples(sample, Scope.ALL);
    Calibration whole = calibrator.fit(samples, prior);
    return CalibrationReport.of(gallery.manifest(), samples, whole, reliability(samples, whole));
  }

  /// The same, and keeps the calibration and the unknown threshold in the gallery's folder.
  public CalibrationReport runAndKeep(Gallery gallery) {
    CalibrationReport report = run(gallery);
    var files = FittedFiles.of(gallery);
    files.write(report.calibration());
    UnknownThreshold.fit(gallery).ifPresent(files::write);
    return report;
  }

  /// @param whole for a fold without which nothing can be fitted
  private ReliabilityCurve reliability(List<CalibrationSample> samples, Calibration whole) {
    List<Double> confidences = new ArrayList<>();
    List<Boolean> right = new ArrayList<>();
    List<List<CalibrationSample>> folds = folds(samples);
    for (int i = 0; i < FOLDS; i++) {
      List<CalibrationSample> fold = folds.get(i);
      List<List<CalibrationSample>> others = new ArrayList<>(folds);
      others.remove(i);
      List<CalibrationSample> rest = others.stream().flatMap(List::stream).toList();
      Calibration fitted = CalibrationFit.fit(settings.scores(), rest, prior).orElse(whole);
      for (CalibrationSample asked : fold) {
        if (asked.isKnown()) {
          confidences.add(asked.confidence(fitted));
          right.add(asked.isRight());
        }
      }
    }
    boolean[] outcomes = new boolean[right.size()];
    for (int asked = 0; asked < outcomes.length; asked++) {
      outcomes[asked] = right.get(asked);
    }
    return ReliabilityCurve.of(
        confidences.stream().mapToDouble(Double::doubleValue).toArray(), outcomes);
  }

  /// Whole observations, dealt in the order of their ids.
  private static List<List<CalibrationSample>> folds(List<CalibrationSample> samples) {
    List<List<CalibrationSample>> folds = new ArrayList<>();
    for (int fold = 0; fold < FOLDS; fold++) {
      folds.add(new ArrayList<>());
    }
    int dealt = 0;
    for (List<CalibrationSample> observation : byObservation(samples).values()) {
      folds.get(dealt++ % FOLDS).addAll(observation);
    }
    return folds;
  }

  private static SortedMap<String, List<CalibrationSample>> byObservation(
      List<CalibrationSample> samples) {
    return samples.stream()
        .collect(
            Collectors.groupingBy(
                CalibrationSample::observationId, TreeMap::new, Collectors.toList()));
  }
}
