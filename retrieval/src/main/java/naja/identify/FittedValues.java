package naja.identify;

import java.util.OptionalDouble;
import naja.calibration.Calibration;
import naja.calibration.Fitted;
import naja.calibration.FittedFiles;
import naja.calibration.UnknownThreshold;
import naja.gallery.Gallery;
import naja.search.NeighbourSearch;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What has been fitted on a gallery, as far as it can be used for some settings. What is refused
/// is logged once, and then the gallery answers as if it had never been fitted.
///
/// Where no unknown threshold is served, it is fitted in memory on 500 photos by the first query.
final class FittedValues {
  private static final Logger LOG = LoggerFactory.getLogger(FittedValues.class);
  private static final int QUICK_SAMPLE = 500;

  private final Gallery gallery;
  private final NeighbourSearch search;
  private final Fitted<Calibration> calibration;
  private final Fitted<UnknownThreshold> stored;
  private @Nullable OptionalDouble unknownBelow;

  private FittedValues(
      Gallery gallery,
      NeighbourSearch search,
      Fitted<Calibration> calibration,
      Fitted<UnknownThreshold> stored) {
    this.gallery = gallery;
    this.search = search;
    this.calibration = calibration;
    this.stored = stored;
  }

  static FittedValues of(Gallery gallery, NeighbourSearch search, IdentifierSettings settings) {
    var files = new FittedFiles(gallery.folder(), gallery.manifest(), gallery.taxa().keySet());
    var values =
        new FittedValues(
            gallery,
            search,
            onlyFor(settings.scores(), files.calibration()),
            files.unknownThreshold());
    values.warn(values.calibration);
    values.warn(values.stored);
    return values;
  }

  Fitted<Calibration> calibration() {
    return calibration;
  }

  synchronized OptionalDouble unknownBelow() {
    if (unknownBelow == null) {
      unknownBelow =
          stored
              .value()
              .or(() -> UnknownThreshold.fit(gallery::forEachEmbedding, search, QUICK_SAMPLE))
              .map(threshold -> OptionalDouble.of(threshold.cosine()))
              .orElseGet(OptionalDouble::empty);
    }
    return unknownBelow;
  }

  private static Fitted<Calibration> onlyFor(String scores, Fitted<Calibration> calibration) {
    return calibration
        .value()
        .filter(found -> !found.scores().equals(scores))
        .<Fitted<Calibration>>map(found ->
            new Fitted.Refused<>(
                "%s was fitted on the scores of %s, but %s ranks"
                    .formatted(Calibration.FILE, found.scores(), scores)))
        .orElse(calibration);
  }

  private void warn(Fitted<?> fitted) {
    if (fitted instanceof Fitted.Refused<?>(String reason)) {
      LOG.warn("not used: {}", reason);
    }
  }
}
