package naja.identify;

import java.util.Optional;
import java.util.OptionalDouble;
import naja.calibration.Calibration;
import naja.calibration.Fitted;
import naja.calibration.FittedFiles;
import naja.calibration.LinearHead;
import naja.calibration.UnknownThreshold;
import naja.gallery.Gallery;
import naja.gallery.GalleryException;
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
  private final Fitted<Calibration> stored;
  private final Fitted<Calibration> calibration;
  private final Fitted<LinearHead> head;
  private final UnknownBelow unknownBelow;

  private FittedValues(
      Gallery gallery,
      Fitted<Calibration> stored,
      Fitted<Calibration> calibration,
      Fitted<LinearHead> head,
      UnknownBelow unknownBelow) {
    this.gallery = gallery;
    this.stored = stored;
    this.calibration = calibration;
    this.head = head;
    this.unknownBelow = unknownBelow;
  }

  static FittedValues of(Gallery gallery, NeighbourSearch search, IdentifierSettings settings) {
    var files = FittedFiles.of(gallery);
    var threshold = new UnknownBelow(gallery, search, files.unknownThreshold());
    var values =
        new FittedValues(
                gallery, files.calibration(), new Fitted.Absent<>(), files.head(), threshold)
            .with(settings);
    warn(values.calibration);
    warn(threshold.stored);
    warn(values.head);
    return values;
  }

  /// The same values as far as they can be used for other settings.
  FittedValues with(IdentifierSettings settings) {
    Fitted<Calibration> usable =
        settings.scorer().needsHead()
            ? withHead(settings, head, stored)
            : onlyFor(settings.scores(), stored);
    return new FittedValues(gallery, stored, usable, head, unknownBelow);
  }

  /// The same head beside values that an evaluation has fitted.
  FittedValues with(Optional<Calibration> other, OptionalDouble below) {
    long generation = gallery.manifest().generation();
    Fitted<Calibration> given =
        other
            .<Fitted<Calibration>>map(value -> new Fitted.Served<>(value, generation, false))
            .orElseGet(Fitted.Absent::new);
    return new FittedValues(gallery, given, given, head, unknownBelow.at(below));
  }

  Fitted<Calibration> calibration() {
    return calibration;
  }

  Fitted<LinearHead> head() {
    return head;
  }

  /// The head that a scorer needs; null for a scorer that needs none.
  ///
  /// @throws GalleryException if the gallery has no head that can be used
  @Nullable LinearHead headFor(Scorer scorer) {
    if (!scorer.needsHead()) {
      return null;
    }
    return head.value()
        .orElseThrow(() ->
            new GalleryException(
                GalleryException.Kind.MISSING,
                "scorer %s needs a trained head, which %s does not have%s; train one with: naja eval probe --gallery %s --split stratified --save"
                    .formatted(
                        scorer.code(),
                        gallery.folder(),
                        head instanceof Fitted.Refused<LinearHead>(String reason)
                            ? " (" + reason + ")"
                            : "",
                        gallery.folder())));
  }

  OptionalDouble unknownBelow() {
    return unknownBelow.get();
  }

  /// The threshold, fitted by the first who asks where the gallery has none.
  private static final class UnknownBelow {
    private final Gallery gallery;
    private final NeighbourSearch search;
    private final Fitted<UnknownThreshold> stored;
    private @Nullable OptionalDouble cosine;

    UnknownBelow(Gallery gallery, NeighbourSearch search, Fitted<UnknownThreshold> stored) {
      this.gallery = gallery;
      this.search = search;
      this.stored = stored;
    }

    /// One that has been fitted already.
    UnknownBelow at(OptionalDouble fitted) {
      UnknownBelow fixed = new UnknownBelow(gallery, search, new Fitted.Absent<>());
      fixed.cosine = fitted;
      return fixed;
    }

    synchronized OptionalDouble get() {
      if (cosine == null) {
        cosine =
            stored
                .value()
                .or(() -> UnknownThreshold.fit(gallery::forEachEmbedding, search, QUICK_SAMPLE))
                .map(threshold -> OptionalDouble.of(threshold.cosine()))
                .orElseGet(OptionalDouble::empty);
      }
      return cosine;
    }
  }

  /// The head brings its own scale, fitted on photos that it had not seen; how probable it is that
  /// the gallery lacks the taxon depends on the nearest cosine alone, whatever ranks.
  private static Fitted<Calibration> withHead(
      IdentifierSettings settings, Fitted<LinearHead> head, Fitted<Calibration> calibration) {
    if (head instanceof Fitted.Served<LinearHead>(LinearHead layer, _, boolean old)
        && calibration
            instanceof
            Fitted.Served<Calibration>(Calibration found, long fittedOn, boolean stale)) {
      double scale = settings.scorer() == Scorer.PROBE ? 1 / layer.training().temperature() : 1;
      return new Fitted.Served<>(
          new Calibration(settings.scores(), scale, found.absence()), fittedOn, stale || old);
    }
    return calibration;
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

  private static void warn(Fitted<?> fitted) {
    if (fitted instanceof Fitted.Refused<?>(String reason)) {
      LOG.warn("not used: {}", reason);
    }
  }
}
