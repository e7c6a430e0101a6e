package naja.eval.protocol;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import naja.calibration.PhotoSample;
import naja.eval.report.DangerReport;
import naja.eval.report.DangerReport.HeldOut;
import naja.eval.report.DangerTally;
import naja.gallery.Gallery;
import naja.gallery.StoredEmbedding;
import naja.gallery.Taxon;
import naja.gallery.Venomous;
import naja.identify.Calibrator;
import naja.identify.Identifier;
import naja.identify.IdentifierSettings;
import naja.search.Scope;

/// How often a venomous photo is called `likely_harmless`, the worst answer there is, and what the
/// caution costs: how often a harmless one is not.
///
/// Two settings. *Closed set*: every photo against all other observations, by a calibration fitted
/// without its fold of observations ([CrossFit]). *Held out*: each venomous taxon in turn is taken
/// out of the gallery, the calibration is fitted on what is left, and the photos of that taxon are
/// asked about, as a visitor with a snake that nobody indexed.
///
/// @param sample at most this many photos in the closed set and for each calibration
/// @param prior as in [CalibrationProtocol]
public record DangerProtocol(IdentifierSettings settings, int sample, double prior) {
  /// Checks the settings.
  public DangerProtocol {
    CalibrationProtocol.require(settings, sample, prior);
  }

  /// Examines a gallery.
  ///
  /// @param progress is told what is being done
  /// @throws naja.eval.dataset.DatasetException if the gallery is too small for a calibration
  public DangerReport run(Gallery gallery, Consumer<String> progress) {
    return new Run(gallery, progress).report();
  }

  private final class Run {
    private final Gallery gallery;
    private final Consumer<String> progress;
    private final Calibrator calibrator;
    private final Identifier identifier;

    Run(Gallery gallery, Consumer<String> progress) {
      this.gallery = gallery;
      this.progress = progress;
      this.calibrator = new Calibrator(gallery, settings);
      this.identifier = Identifier.ofEmbeddings(gallery, settings);
    }

    DangerReport report() {
      progress.accept("closed set");
      PhotoSample asked = new PhotoSample(sample);
      gallery.forEachEmbedding(asked::add);
      Set<String> observations =
          asked.drawn().stream().map(StoredEmbedding::observationId).collect(Collectors.toSet());
      CrossFit fits = fits(Scope.ALL, observations);
      fits.required(gallery);
      DangerTally closed = tally(asked.drawn(), fits, Scope.ALL);
      return DangerReport.of(gallery.manifest(), settings, prior, closed, heldOut());
    }

    private List<HeldOut> heldOut() {
      List<Taxon> venomous =
          gallery.taxa().values().stream()
              .filter(taxon -> taxon.venomous() == Venomous.YES)
              .toList();
      Map<String, PhotoSample> photos = photos(venomous);
      List<HeldOut> results = new ArrayList<>();
      for (Taxon taxon : venomous) {
        progress.accept(
            "without %s (%d of %d)".formatted(taxon.id(), results.size() + 1, venomous.size()));
        Scope without = Scope.ALL.alsoWithoutTaxon(taxon.id());
        CrossFit fits = fits(without, Set.of());
        if (fits.whole().calibration().isPresent()) {
          var asked = requireNonNull(photos.get(taxon.id())).drawn();
          results.add(new HeldOut(taxon, tally(asked, fits, without)));
        }
      }
      return results;
    }

    private CrossFit fits(Scope without, Set<String> asked) {
      return CrossFit.of(calibrator.samples(sample, without), asked, settings.scores(), prior);
    }

    /// The photos to ask about of each taxon, in one pass through the gallery.
    private Map<String, PhotoSample> photos(List<Taxon> taxa) {
      Map<String, PhotoSample> photos = new HashMap<>();
      taxa.forEach(taxon -> photos.put(taxon.id(), new PhotoSample(sample)));
      gallery.forEachEmbedding(photo -> {
        PhotoSample wanted = photos.get(photo.taxonId());
        if (wanted != null) {
          wanted.add(photo);
        }
      });
      return photos;
    }

    private DangerTally tally(List<StoredEmbedding> photos, CrossFit fits, Scope without) {
      return new DangerTally(
          photos.parallelStream().map(photo -> ask(photo, fits, without)).toList());
    }

    private DangerTally.Given ask(StoredEmbedding photo, CrossFit fits, Scope without) {
      Scope scope = without.alsoWithoutObservation(photo.observationId());
      Identifier calibrated = fits.of(photo.observationId()).serve(identifier);
      var answer = calibrated.identify(List.of(photo.embedding()), scope);
      return new DangerTally.Given(
          status(photo), photo.observationId(), answer.findings().danger().verdict());
    }

    private Venomous status(StoredEmbedding photo) {
      Taxon taxon = gallery.taxa().get(photo.taxonId());
      return taxon == null ? Venomous.UNKNOWN : taxon.venomous();
    }
  }
}
