package naja.identify;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import naja.calibration.Calibration;
import naja.calibration.Fitted;
import naja.calibration.LinearHead;
import naja.encoder.Embedding;
import naja.encoder.PhotoEmbedder;
import naja.gallery.Gallery;
import naja.gallery.GalleryException;
import naja.gallery.StoredEmbedding;
import naja.gallery.Taxon;
import naja.photo.Photo;
import naja.prototype.TaxonScore;
import naja.search.NeighbourSearch;
import naja.search.Scope;
import org.jspecify.annotations.Nullable;

/// From photos to a species answer, on one commit of a gallery: search, score, decide. Prototypes
/// and the unknown threshold are made ready by the first query. Safe for several threads.
public final class Identifier {
  private final Gallery gallery;
  private final @Nullable PhotoEmbedder embedder;
  private final References references;
  private final TaxonRecords records;
  private final QueryPass pass;

  /// An identifier of photos.
  ///
  /// @throws GalleryException if the gallery was made with another encoder, something fitted on it
  ///   cannot be read, or the scorer needs a trained head and there is none
  public Identifier(Gallery gallery, PhotoEmbedder embedder, IdentifierSettings settings) {
    this(gallery, gallery::forEachEmbedding, settings, embedder);
  }

  private Identifier(
      Gallery gallery,
      Consumer<Consumer<StoredEmbedding>> source,
      IdentifierSettings settings,
      @Nullable PhotoEmbedder embedder) {
    requireSameEncoder(gallery, embedder);
    NeighbourSearch search = settings.exact() ? gallery.exactSearch() : gallery.search();
    FittedValues fitted = FittedValues.of(gallery, search, settings);
    References all = new References(source, settings.variant());
    this(
        gallery,
        embedder,
        all,
        new TaxonRecords(gallery::forEachPhoto),
        new QueryPass(gallery, settings, search, all, fitted));
  }

  private Identifier(
      Gallery gallery,
      @Nullable PhotoEmbedder embedder,
      References references,
      TaxonRecords records,
      QueryPass pass) {
    this.gallery = gallery;
    this.embedder = embedder;
    this.references = references;
    this.records = records;
    this.pass = pass;
  }

  /// An identifier of embeddings alone: [#identifyPhotos] is not available.
  public static Identifier ofEmbeddings(Gallery gallery, IdentifierSettings settings) {
    return new Identifier(gallery, gallery::forEachEmbedding, settings, null);
  }

  /// The same where the embeddings are in memory already, so that no second copy is kept.
  ///
  /// @param loaded the gallery's embeddings, in any order
  public static Identifier ofEmbeddings(
      Gallery gallery, IdentifierSettings settings, List<StoredEmbedding> loaded) {
    Map<String, StoredEmbedding> byImage = new HashMap<>();
    loaded.forEach(embedding -> byImage.put(embedding.imageId(), embedding));
    return new Identifier(
        gallery,
        consumer ->
            gallery.forEachEmbedding(
                read -> consumer.accept(byImage.getOrDefault(read.imageId(), read))),
        settings,
        null);
  }

  /// The same with other fitted values than the gallery's, as an evaluation fits them with
  /// something left out.
  ///
  /// @param calibration empty for none
  /// @param unknownBelow the nearest cosine below which an answer is unknown; empty for none
  public Identifier with(Optional<Calibration> calibration, OptionalDouble unknownBelow) {
    return with(references, pass.with(pass.fitted().with(calibration, unknownBelow)));
  }

  /// The same by other settings; what has been made ready is shared.
  ///
  /// @throws GalleryException if their scorer needs a trained head and there is none
  public Identifier with(IdentifierSettings others) {
    if (others.equals(settings())) {
      return this;
    }
    References reread = references.with(others.variant());
    return with(reread, pass.with(others, reread == references ? null : reread));
  }

  private Identifier with(References others, QueryPass otherPass) {
    return new Identifier(gallery, embedder, others, records, otherPass);
  }

  /// Identifiers of one gallery for questions that are known beforehand: answers are equal to the
  /// last bit, the neighbours of all these queries are searched for together and once for all the
  /// identifiers, and whoever asks what another one of them has just asked is given the same
  /// prototype scores, if both came from one by [#with(IdentifierSettings)]. Not for several
  /// threads.
  ///
  /// @param identifiers at least one
  /// @param queries raw embeddings, at least one, each a question of its own
  /// @param scopes of the questions, to be asked with these very objects
  /// @return in the order of the identifiers
  /// @throws IllegalArgumentException as [#identify(List, Scope)] does
  /// @throws IllegalStateException if one of them does not compare every vector
  public static List<Identifier> foreseeing(
      List<Identifier> identifiers, List<Embedding> queries, List<Scope> scopes) {
    if (!identifiers.stream().allMatch(identifier -> identifier.settings().exact())) {
      throw new IllegalStateException("only an exact search of many queries finds what one finds");
    }
    Identifier first = identifiers.getFirst();
    List<Embedding> fused = queries.stream().map(query -> first.fused(List.of(query))).toList();
    int observations =
        identifiers.stream().mapToInt(each -> each.pass.observations()).max().orElseThrow();
    Foresight foresight = Foresight.of(first.gallery, fused, observations, scopes);
    return identifiers.stream()
        .map(each -> each.with(each.references, each.pass.by(foresight, each.references)))
        .toList();
  }

  /// The same for one identifier.
  public Identifier foreseeing(List<Embedding> queries, List<Scope> scopes) {
    return foreseeing(List.of(this), queries, scopes).getFirst();
  }

  /// Puts the gallery's own photos to the scorers of this identifier, with what has been made ready
  /// for it.
  ///
  /// @throws IllegalArgumentException if the scorer needs a trained head
  public Calibrator calibrator() {
    return pass.calibrator(references);
  }

  public IdentifierSettings settings() {
    return pass.settings();
  }

  /// The gallery's calibration: whether there is one for these settings, and how old it is.
  public Fitted<Calibration> calibration() {
    return pass.fitted().calibration();
  }

  /// The gallery's trained linear head: whether there is one, and how old it is.
  public Fitted<LinearHead> head() {
    return pass.fitted().head();
  }

  /// The nearest cosine below which an answer is unknown; empty where the gallery has fewer than
  /// two observations. The first call may fit it.
  public OptionalDouble unknownBelow() {
    return pass.fitted().unknownBelow();
  }

  /// The other taxa by how alike their prototypes are to that of one taxon (cosine), best first.
  ///
  /// @throws IllegalArgumentException if the gallery holds no photo of the taxon
  public List<TaxonScore> lookAlikes(String taxonId) {
    return references.prototypes(Scope.ALL).similarTo(taxonId);
  }

  /// Makes ready what the first query would otherwise wait for: prototypes and unknown threshold.
  public void prepare() {
    if (gallery.manifest().photos() > 0) {
      references.prototypes(Scope.ALL);
      pass.fitted().unknownBelow();
    }
  }

  /// Whether the gallery has a taxon.
  public boolean knows(String taxonId) {
    return gallery.taxa().containsKey(taxonId);
  }

  /// The ids of the taxa that may occur at a place: all but those whose photos were taken
  /// elsewhere.
  public Set<String> possibleAt(Place place) {
    return gallery.taxa().keySet().stream()
        .filter(taxon -> !Boolean.FALSE.equals(records.at(place, taxon)))
        .collect(Collectors.toUnmodifiableSet());
  }

  /// Identifies what photos of one observation show.
  ///
  /// @throws naja.photo.UnreadablePhoto if one of them cannot be used
  /// @throws IllegalStateException if this identifier has no encoder
  public SpeciesAnswer identifyPhotos(List<Photo> photos, Scope scope) {
    return identifyPhotos(photos, Inquiry.of(scope)).answer();
  }

  /// Answers everything about photos of one observation.
  ///
  /// @throws naja.photo.UnreadablePhoto if one of them cannot be used
  /// @throws IllegalStateException if this identifier has no encoder
  /// @throws IllegalArgumentException as [#identify(List, Inquiry)] does
  public Identification identifyPhotos(List<Photo> photos, Inquiry inquiry) {
    StageTimes times = new StageTimes();
    times.start("decode_encode");
    return answer(embedder().embed(photos), inquiry, times);
  }

  /// Identifies from raw embeddings of one observation's photos, fused by their mean.
  ///
  /// @throws IllegalArgumentException if there are none, they have another dimension than the
  ///   gallery, or their mean is a zero vector
  public SpeciesAnswer identify(List<Embedding> embeddings, Scope scope) {
    StageTimes times = new StageTimes();
    SpeciesAnswer together = pass.answer(pass.consider(fused(embeddings), scope, times), times);
    return embeddings.size() == 1 ? together : asBadAs(alone(embeddings, scope), together);
  }

  /// Answers everything about raw embeddings of one observation's photos.
  ///
  /// @throws IllegalArgumentException as [#identify(List, Scope)] does, or if the gallery lacks a
  ///   taxon to be reported always, or results are to be ranked by cost without a calibration
  public Identification identify(List<Embedding> embeddings, Inquiry inquiry) {
    return answer(embeddings, inquiry, new StageTimes());
  }

  private Identification answer(List<Embedding> embeddings, Inquiry inquiry, StageTimes times) {
    QueryPass.Considered considered = pass.consider(fused(embeddings), inquiry.scope(), times);
    SpeciesAnswer together = pass.answer(considered, times);
    times.start("photos");
    List<SpeciesAnswer> alone =
        embeddings.size() == 1 ? List.of(together) : alone(embeddings, inquiry.scope());
    SpeciesAnswer answer = asBadAs(alone, together);
    List<PhotoAnswer> photos =
        alone.stream().map(one -> new PhotoAnswer(one, !best(one).equals(best(answer)))).toList();
    times.start("present");
    var presentation = new Presentation(inquiry, settings(), this::taxon, records);
    return presentation.of(
        answer, considered.ranking(), considered.everything(), photos, times::finish);
  }

  /// What each photo shows by itself.
  private List<SpeciesAnswer> alone(List<Embedding> embeddings, Scope scope) {
    return embeddings.stream().map(embedding -> identify(List.of(embedding), scope)).toList();
  }

  private static SpeciesAnswer asBadAs(List<SpeciesAnswer> alone, SpeciesAnswer together) {
    Findings findings = together.findings();
    List<Danger> dangers = alone.stream().map(one -> one.findings().danger()).toList();
    return together.with(findings.with(ObservationDanger.of(findings.danger(), dangers)));
  }

  private static Optional<String> best(SpeciesAnswer answer) {
    return answer.findings().candidates().stream().findFirst().map(best -> best.taxon().id());
  }

  /// Identifies what the tiles of one large photo show, each on its own, from their raw embeddings.
  ///
  /// @throws IllegalArgumentException as [#identify] does
  public PlotAnswer identifyPlot(List<Embedding> tiles, PlotRule rule, Scope scope) {
    return PlotAnswer.of(tiles.stream().map(tile -> identify(List.of(tile), scope)).toList(), rule);
  }

  private PhotoEmbedder embedder() {
    if (embedder == null) {
      throw new IllegalStateException("this identifier takes embeddings, it has no encoder");
    }
    return embedder;
  }

  private Optional<Taxon> taxon(String id) {
    return Optional.ofNullable(gallery.taxa().get(id));
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
