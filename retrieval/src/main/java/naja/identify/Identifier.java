package naja.identify;

import java.util.List;
import java.util.OptionalDouble;
import naja.calibration.Calibration;
import naja.calibration.Fitted;
import naja.calibration.LinearHead;
import naja.encoder.Embedding;
import naja.encoder.PhotoEmbedder;
import naja.gallery.Gallery;
import naja.gallery.GalleryException;
import naja.gallery.Venomous;
import naja.identify.VerdictRule.Verdict;
import naja.photo.Photo;
import naja.photo.TileGrid;
import naja.search.Neighbour;
import naja.search.NeighbourSearch;
import naja.search.Scope;
import org.jspecify.annotations.Nullable;

/// From photos to a species answer, on one commit of a gallery: search, score, decide. Prototypes
/// and the unknown threshold are made ready by the first query. Safe for several threads.
public final class Identifier {
  private final Gallery gallery;
  private final @Nullable PhotoEmbedder embedder;
  private final IdentifierSettings settings;
  private final FittedValues fitted;
  private final References references;
  private final Neighbourhood neighbourhood;
  private final Ranker ranker;
  private final EvidenceSelection evidence;

  /// An identifier of photos.
  ///
  /// @throws GalleryException if the gallery was made with another encoder, something fitted on it
  ///   cannot be read, or the scorer needs a trained head and there is none
  public Identifier(Gallery gallery, PhotoEmbedder embedder, IdentifierSettings settings) {
    this(gallery, settings, embedder);
  }

  private Identifier(
      Gallery gallery, IdentifierSettings settings, @Nullable PhotoEmbedder embedder) {
    this.gallery = gallery;
    this.embedder = embedder;
    this.settings = settings;
    requireSameEncoder(gallery, embedder);
    NeighbourSearch search = settings.exact() ? gallery.exactSearch() : gallery.search();
    fitted = FittedValues.of(gallery, search, settings);
    neighbourhood = new Neighbourhood(search);
    references = new References(gallery::forEachEmbedding, settings.variant());
    ranker =
        new Ranker(
            gallery.taxa(),
            references,
            search,
            settings,
            fitted.calibration().value().orElse(null),
            fitted.headFor(settings.scorer()));
    evidence = new EvidenceSelection(gallery, neighbourhood, settings.limit());
  }

  private Identifier(Identifier other, Calibration calibration) {
    gallery = other.gallery;
    embedder = other.embedder;
    settings = other.settings;
    fitted = other.fitted;
    references = other.references;
    neighbourhood = other.neighbourhood;
    ranker = other.ranker.with(calibration);
    evidence = other.evidence;
  }

  /// An identifier of embeddings alone: [#identifyPhotos] is not available.
  public static Identifier ofEmbeddings(Gallery gallery, IdentifierSettings settings) {
    return new Identifier(gallery, settings, null);
  }

  /// The same with another calibration than the gallery's, as an evaluation fits it with something
  /// left out.
  public Identifier with(Calibration calibration) {
    return new Identifier(this, calibration);
  }

  /// The gallery's calibration: whether there is one for these settings, and how old it is.
  public Fitted<Calibration> calibration() {
    return fitted.calibration();
  }

  /// The gallery's trained linear head: whether there is one, and how old it is.
  public Fitted<LinearHead> head() {
    return fitted.head();
  }

  /// The nearest cosine below which an answer is unknown; empty where the gallery has fewer than
  /// two observations. The first call may fit it.
  public OptionalDouble unknownBelow() {
    return fitted.unknownBelow();
  }

  /// Makes ready what the first query would otherwise wait for: prototypes and unknown threshold.
  public void prepare() {
    if (gallery.manifest().photos() > 0) {
      references.prototypes(Scope.ALL);
      fitted.unknownBelow();
    }
  }

  /// Identifies what photos of one observation show.
  ///
  /// @throws naja.photo.UnreadablePhoto if one of them cannot be used
  /// @throws IllegalStateException if this identifier has no encoder
  public SpeciesAnswer identifyPhotos(List<Photo> photos, Scope scope) {
    if (embedder == null) {
      throw new IllegalStateException("this identifier takes embeddings, it has no encoder");
    }
    StageTimes times = new StageTimes();
    times.start("decode_encode");
    return answer(embedder.embed(photos), scope, times);
  }

  /// Identifies from raw embeddings of one observation's photos, fused by their mean.
  ///
  /// @throws IllegalArgumentException if there are none, they have another dimension than the
  ///   gallery, or their mean is a zero vector
  public SpeciesAnswer identify(List<Embedding> embeddings, Scope scope) {
    return answer(embeddings, scope, new StageTimes());
  }

  /// Identifies what the tiles of one large photo show, each on its own.
  ///
  /// @throws naja.photo.UnreadablePhoto if the photo cannot be used
  /// @throws IllegalArgumentException if the photo is smaller than the grid
  /// @throws IllegalStateException if this identifier has no encoder
  public PlotAnswer identifyPlot(Photo photo, TileGrid grid, PlotRule rule, Scope scope) {
    if (embedder == null) {
      throw new IllegalStateException("this identifier takes embeddings, it has no encoder");
    }
    return identifyPlot(embedder.embedTiles(photo, grid), rule, scope);
  }

  /// Identifies from the raw embeddings of a plot's tiles.
  ///
  /// @throws IllegalArgumentException as [#identify] does
  public PlotAnswer identifyPlot(List<Embedding> tiles, PlotRule rule, Scope scope) {
    return PlotAnswer.of(tiles.stream().map(tile -> identify(List.of(tile), scope)).toList(), rule);
  }

  private SpeciesAnswer answer(List<Embedding> embeddings, Scope scope, StageTimes times) {
    Embedding query = fused(embeddings);
    Scope unfiltered = Filters.lifted(scope);

    times.start("search");
    List<Neighbour> neighbours = search(query, scope);
    List<Neighbour> allNeighbours =
        unfiltered.equals(scope) ? neighbours : search(query, unfiltered);

    times.start("score");
    CandidateRanking ranking = ranker.rank(query, neighbours, scope);
    CandidateRanking everything =
        unfiltered.equals(scope) ? ranking : ranker.rank(query, allNeighbours, unfiltered);

    times.start("decide");
    VerdictRule rule = new VerdictRule(fitted.unknownBelow(), settings.ambiguousMargin());
    Verdict verdict = rule.of(ranking);
    Danger danger =
        new DangerRule(settings.harmlessMass())
            .judge(everything, rule.of(everything), isHarmless(ranking, verdict));
    List<Candidate> reported = reported(ranking);
    List<Evidence> shown = evidence.select(query, neighbours, reported, scope);
    return answer(
        verdict, new Findings(reported, shown, ranking.scorersAgree(), danger, times.finish()));
  }

  private static SpeciesAnswer answer(Verdict verdict, Findings findings) {
    return switch (verdict) {
      case IDENTIFIED -> new SpeciesAnswer.Identified(findings);
      case AMBIGUOUS -> new SpeciesAnswer.Ambiguous(findings);
      case UNKNOWN -> new SpeciesAnswer.Unknown(findings);
    };
  }

  private List<Neighbour> search(Embedding query, Scope scope) {
    return neighbourhood.nearest(query, Math.max(settings.neighbours(), settings.limit()), scope);
  }

  /// The best candidates; of a vote, only those with a vote.
  private List<Candidate> reported(CandidateRanking ranking) {
    return ranking.candidates().stream()
        .filter(candidate -> settings.scorer() != Scorer.KNN || candidate.score() > 0)
        .limit(settings.limit())
        .toList();
  }

  private static boolean isHarmless(CandidateRanking ranking, Verdict verdict) {
    return verdict == Verdict.IDENTIFIED
        && ranking.scorersAgree()
        && ranking.candidates().getFirst().taxon().venomous() == Venomous.NO;
  }

  private Embedding fused(List<Embedding> embeddings) {
    Embedding query = Embedding.mean(embeddings);
    int dimension = gallery.manifest().encoder().dimension();
    if (query.dimension() != dimension) {
      throw new IllegalArgumentException(
          "the gallery holds embeddings of %d dimensions, the query has %d"
              .formatted(dimension, query.dimension()));
    }
    if (!(query.norm() > 0)) {
      throw new IllegalArgumentException(
          "the query is a zero vector, which has no direction to compare: use another photo");
    }
    return query;
  }

  private static void requireSameEncoder(Gallery gallery, @Nullable PhotoEmbedder embedder) {
    if (embedder == null) {
      return;
    }
    var ours = embedder.encoder().fingerprint();
    var theirs = gallery.manifest().encoder();
    if (!ours.equals(theirs)) {
      throw new GalleryException(
          GalleryException.Kind.ENCODER_MISMATCH,
          "%s was made with %s, but the encoder is %s: use the gallery's encoder or index again"
              .formatted(gallery.folder(), theirs.summary(), ours.summary()));
    }
  }
}
