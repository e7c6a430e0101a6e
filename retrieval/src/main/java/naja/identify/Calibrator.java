package naja.identify;

import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import naja.calibration.CalibrationSample;
import naja.calibration.PhotoSample;
import naja.gallery.Gallery;
import naja.gallery.StoredEmbedding;
import naja.search.Neighbour;
import naja.search.NeighbourSearch;
import naja.search.Scope;

/// Puts a gallery's own photos to its scorers, each without its observation, for a calibration to
/// be fitted on: the scores are those that an [Identifier] of the same settings ranks by.
public final class Calibrator {
  /// As many photos as are looked at by default.
  public static final int SAMPLE = 5_000;

  private final Gallery gallery;
  private final IdentifierSettings settings;
  private final NeighbourSearch search;
  private final Neighbourhood neighbourhood;
  private final Ranker ranker;

  /// @throws IllegalArgumentException if the scorer needs a trained head: that has seen the photos,
  ///   so that leaving one out changes nothing
  public Calibrator(Gallery gallery, IdentifierSettings settings) {
    requireUnseen(settings);
    this.gallery = gallery;
    this.settings = settings;
    search = settings.exact() ? gallery.exactSearch() : gallery.search();
    neighbourhood = new Neighbourhood(search);
    var references = new References(gallery::forEachEmbedding, settings.variant());
    ranker = new Ranker(gallery.taxa(), references, search, settings, null, null);
  }

  /// Refuses settings whose scorer has seen the gallery's photos.
  ///
  /// @throws IllegalArgumentException if the scorer needs a trained head
  public static void requireUnseen(IdentifierSettings settings) {
    if (settings.scorer().needsHead()) {
      throw new IllegalArgumentException(
          "a calibration cannot be fitted on scorer %s, which has seen the gallery's photos: fit it on prototype or knn, its absence then serves %s too"
              .formatted(settings.scorer().code(), settings.scorer().code()));
    }
  }

  /// Samples that depend on the gallery's image ids alone.
  ///
  /// @param most at most this many photos
  /// @param without what the gallery is taken not to have
  public List<CalibrationSample> samples(int most, Scope without) {
    PhotoSample photos = new PhotoSample(most);
    gallery.forEachEmbedding(photo -> {
      if (isThere(photo, without)) {
        photos.add(photo);
      }
    });
    return photos.drawn().parallelStream().map(photo -> sample(photo, without)).toList();
  }

  private static boolean isThere(StoredEmbedding photo, Scope without) {
    return !without.excludedTaxa().contains(photo.taxonId())
        && !without.excludedObservations().contains(photo.observationId())
        && !without.excludedImages().contains(photo.imageId());
  }

  private CalibrationSample sample(StoredEmbedding photo, Scope without) {
    Scope others = without.alsoWithoutObservation(photo.observationId());
    int neighbours = Math.max(settings.neighbours(), settings.limit());
    List<Neighbour> nearest = neighbourhood.nearest(photo.embedding(), neighbours, others);
    CandidateRanking ranking = ranker.rank(photo.embedding(), nearest, others);
    List<Candidate> candidates = ranking.candidates();
    int truth =
        IntStream.range(0, candidates.size())
            .filter(i -> candidates.get(i).taxon().id().equals(photo.taxonId()))
            .findFirst()
            .orElse(CalibrationSample.NOT_A_CANDIDATE);
    return new CalibrationSample(
        photo.observationId(),
        candidates.stream().mapToDouble(Candidate::score).toArray(),
        truth,
        ranking.nearestCosine(),
        nearestOtherTaxon(photo, others));
  }

  private OptionalDouble nearestOtherTaxon(StoredEmbedding photo, Scope others) {
    Scope otherTaxa = others.alsoWithoutTaxon(photo.taxonId());
    return search.nearest(photo.embedding(), 1, otherTaxa).stream()
        .mapToDouble(Neighbour::similarity)
        .findFirst();
  }
}
