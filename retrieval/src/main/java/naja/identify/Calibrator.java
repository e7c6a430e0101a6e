package naja.identify;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.stream.IntStream;
import naja.calibration.CalibrationSample;
import naja.calibration.PhotoSample;
import naja.encoder.Embedding;
import naja.gallery.Gallery;
import naja.gallery.StoredEmbedding;
import naja.search.GroupedSearch;
import naja.search.Neighbour;
import naja.search.NeighbourSearch;
import naja.search.QueryBlock;
import naja.search.Scope;

/// Puts a gallery's own photos to its scorers, each without its observation, for a calibration to
/// be fitted on: the scores are those that an [Identifier] of the same settings ranks by.
public final class Calibrator {
  /// As many photos as are looked at by default.
  public static final int SAMPLE = 5_000;

  /// The most photos that share the work of reading all vectors.
  private static final int BLOCK = 512;

  private final Gallery gallery;
  private final IdentifierSettings settings;
  private final NeighbourSearch search;
  private final Ranker ranker;

  /// @throws IllegalArgumentException if the scorer needs a trained head: that has seen the photos,
  ///   so that leaving one out changes nothing
  public Calibrator(Gallery gallery, IdentifierSettings settings) {
    this(
        gallery,
        settings,
        settings.exact() ? gallery.exactSearch() : gallery.search(),
        new References(gallery::forEachEmbedding, settings.variant()));
  }

  Calibrator(
      Gallery gallery,
      IdentifierSettings settings,
      NeighbourSearch search,
      PrototypeScores prototypes) {
    requireUnseen(settings);
    this.gallery = gallery;
    this.settings = settings;
    this.search = search;
    ranker = new Ranker(gallery.taxa(), prototypes, search, settings, null, null);
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
    return settings.exact()
        ? inBlocks(photos.drawn(), without)
        : photos.drawn().parallelStream()
            .map(photo -> question(photo, without))
            .map(question -> sample(question, search, search))
            .toList();
  }

  private List<CalibrationSample> inBlocks(List<StoredEmbedding> photos, Scope without) {
    int size = QueryBlock.sizeFor(photos.size(), BLOCK);
    return IntStream.range(0, Math.ceilDiv(photos.size(), size))
        .parallel()
        .mapToObj(
            block -> photos.subList(block * size, Math.min(photos.size(), (block + 1) * size)))
        .flatMap(block ->
            samples(block.stream().map(photo -> question(photo, without)).toList()).stream())
        .toList();
  }

  /// Samples whose neighbours are searched for together; those of another taxon only for photos
  /// that have none among their neighbours.
  private List<CalibrationSample> samples(List<Question> block) {
    NeighbourSearch near = foreseeing(block, page(), Question::others);
    List<Question> amongTheirOwn =
        block.stream().filter(question -> question.otherTaxon(near, page()).isEmpty()).toList();
    NeighbourSearch ofOtherTaxa =
        amongTheirOwn.isEmpty() ? near : foreseeing(amongTheirOwn, 1, Question::otherTaxa);
    return block.stream().map(question -> sample(question, near, ofOtherTaxa)).toList();
  }

  private NeighbourSearch foreseeing(
      List<Question> questions, int k, Function<Question, Scope> scope) {
    return gallery
        .exactSearch()
        .foreseeing(
            questions.stream().map(Question::query).toList(),
            k,
            questions.stream().map(scope).toList());
  }

  /// A photo that is asked about.
  ///
  /// @param others all but its observation
  /// @param otherTaxa of them, those that show another taxon
  private record Question(StoredEmbedding photo, Scope others, Scope otherTaxa) {
    Embedding query() {
      return photo.embedding();
    }

    /// The nearest photo of another taxon, if it is among the `page` nearest ones.
    Optional<Neighbour> otherTaxon(NeighbourSearch search, int page) {
      return search.nearest(query(), page, others).stream()
          .filter(neighbour -> !neighbour.taxonId().equals(photo.taxonId()))
          .findFirst();
    }
  }

  private static Question question(StoredEmbedding photo, Scope without) {
    Scope others = without.alsoWithoutObservation(photo.observationId());
    return new Question(photo, others, others.alsoWithoutTaxon(photo.taxonId()));
  }

  private static boolean isThere(StoredEmbedding photo, Scope without) {
    return !without.excludedTaxa().contains(photo.taxonId())
        && !without.excludedObservations().contains(photo.observationId())
        && !without.excludedImages().contains(photo.imageId());
  }

  private CalibrationSample sample(
      Question question, NeighbourSearch near, NeighbourSearch ofOtherTaxa) {
    List<Neighbour> nearest =
        new Neighbourhood(near).nearest(question.query(), observations(), question.others);
    CandidateRanking ranking = ranker.rank(question.query(), nearest, question.others);
    List<Candidate> candidates = ranking.candidates();
    String taxon = question.photo.taxonId();
    int truth =
        IntStream.range(0, candidates.size())
            .filter(i -> candidates.get(i).taxon().id().equals(taxon))
            .findFirst()
            .orElse(CalibrationSample.NOT_A_CANDIDATE);
    return new CalibrationSample(
        question.photo.observationId(),
        candidates.stream().mapToDouble(Candidate::score).toArray(),
        truth,
        ranking.nearestCosine(),
        nearestOtherTaxon(question, near, ofOtherTaxa));
  }

  /// A graph is walked anew for other taxa: it then sees farther.
  private OptionalDouble nearestOtherTaxon(
      Question question, NeighbourSearch near, NeighbourSearch ofOtherTaxa) {
    Optional<Neighbour> known =
        settings.exact() ? question.otherTaxon(near, page()) : Optional.empty();
    return known
        .or(() -> ofOtherTaxa.nearest(question.query(), 1, question.otherTaxa).stream().findFirst())
        .map(neighbour -> OptionalDouble.of(neighbour.similarity()))
        .orElseGet(OptionalDouble::empty);
  }

  private int observations() {
    return Math.max(settings.neighbours(), settings.limit());
  }

  /// Photos that are looked at for so many observations.
  private int page() {
    return GroupedSearch.firstPage(observations());
  }
}
