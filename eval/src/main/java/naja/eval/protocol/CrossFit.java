package naja.eval.protocol;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import naja.calibration.Calibration;
import naja.calibration.CalibrationFit;
import naja.calibration.CalibrationSample;
import naja.calibration.UnknownThreshold;
import naja.eval.dataset.DatasetException;
import naja.eval.split.Split;
import naja.gallery.Gallery;
import naja.identify.Calibrator;
import naja.identify.Identifier;
import naja.search.Scope;

/// Calibration and unknown threshold for queries that they must not have seen.
///
/// The references are dealt into five folds of whole observations, in the order of their ids. A
/// query whose observation is among them gets what was fitted on the other four folds, any other
/// query what was fitted on all.
final class CrossFit {
  static final int FOLDS = 5;

  /// What was fitted on some references; the calibration is empty where they are too few.
  record Fit(Optional<Calibration> calibration, OptionalDouble unknownBelow) {
    static Fit on(List<CalibrationSample> samples, String scores, double prior) {
      return new Fit(
          CalibrationFit.fit(scores, samples, prior),
          UnknownThreshold.fit(samples)
              .map(threshold -> OptionalDouble.of(threshold.cosine()))
              .orElseGet(OptionalDouble::empty));
    }

    /// An identifier that answers by these values.
    Identifier serve(Identifier identifier) {
      return identifier.with(calibration, unknownBelow);
    }
  }

  private final Fit whole;
  private final Map<String, Fit> withoutFoldOf;
  private final int photos;

  private CrossFit(Fit whole, Map<String, Fit> withoutFoldOf, int photos) {
    this.whole = whole;
    this.withoutFoldOf = withoutFoldOf;
    this.photos = photos;
  }

  /// Fits on a round's references, each asked about without its observation.
  ///
  /// @param most at most this many photos
  static CrossFit of(
      Calibrator calibrator, Split split, int round, String scores, int most, double prior) {
    Set<String> references = split.references(round);
    Set<String> others = new HashSet<>();
    Set<String> asked = new HashSet<>();
    for (Split.Row row : split.rows()) {
      if (!references.contains(row.imageId())) {
        others.add(row.imageId());
      }
      if (row.roles().get(round).isTest()) {
        asked.add(row.observationId());
      }
    }
    List<CalibrationSample> samples = calibrator.samples(most, Scope.withoutImages(others));
    return of(samples, asked, scores, prior);
  }

  /// Fits on samples.
  ///
  /// @param asked the observations of the queries
  static CrossFit of(
      List<CalibrationSample> samples, Set<String> asked, String scores, double prior) {
    Map<String, Fit> withoutFoldOf = new HashMap<>();
    List<Set<String>> folds = folds(samples);
    if (folds.stream().flatMap(Set::stream).anyMatch(asked::contains)) {
      for (Set<String> fold : folds) {
        Fit fit = Fit.on(without(fold, samples), scores, prior);
        fold.forEach(observation -> withoutFoldOf.put(observation, fit));
      }
    }
    return new CrossFit(Fit.on(samples, scores, prior), withoutFoldOf, samples.size());
  }

  /// What may be served to the queries of an observation.
  Fit of(String observationId) {
    return withoutFoldOf.getOrDefault(observationId, whole);
  }

  /// What was fitted on all references.
  Fit whole() {
    return whole;
  }

  /// The calibration that was fitted on all references.
  ///
  /// @throws DatasetException if they are too few for one
  Calibration required(Gallery gallery) {
    return whole
        .calibration()
        .orElseThrow(() ->
            new DatasetException(
                "%s is too small for a calibration: it needs two taxa, and one of them two observations, among the %d references"
                    .formatted(gallery.folder(), photos)));
  }

  /// Whether an observation that is asked about is among the references.
  boolean isCrossed() {
    return !withoutFoldOf.isEmpty();
  }

  /// How many references were looked at.
  int photos() {
    return photos;
  }

  private static List<Set<String>> folds(List<CalibrationSample> samples) {
    List<Set<String>> folds = new ArrayList<>();
    for (int fold = 0; fold < FOLDS; fold++) {
      folds.add(new HashSet<>());
    }
    int dealt = 0;
    for (String observation : observations(samples)) {
      folds.get(dealt++ % FOLDS).add(observation);
    }
    return folds;
  }

  private static Set<String> observations(List<CalibrationSample> samples) {
    return samples.stream()
        .map(CalibrationSample::observationId)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static List<CalibrationSample> without(
      Set<String> fold, List<CalibrationSample> samples) {
    return samples.stream().filter(sample -> !fold.contains(sample.observationId())).toList();
  }
}
