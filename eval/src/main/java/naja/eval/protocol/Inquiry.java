package naja.eval.protocol;

import java.util.List;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import naja.eval.report.GalleryReport.Example;
import naja.eval.report.GalleryReport.Near;
import naja.eval.report.GalleryReport.Ranked;
import naja.eval.split.Split;
import naja.gallery.Gallery;
import naja.gallery.StoredEmbedding;
import naja.identify.Evidence;
import naja.identify.Findings;
import naja.identify.Identifier;
import naja.identify.IdentifierSettings;

/// Asks some queries of an examination again, to show more of an answer than its taxa: the same
/// Identifier gives the same answer.
final class Inquiry {
  private static final int EVIDENCE = 4;

  private final Identifier identifier;
  private final List<Query> queries;

  private Inquiry(Identifier identifier, List<Query> queries) {
    this.identifier = identifier;
    this.queries = queries;
  }

  /// About the photos that a split asks about, in every round.
  static Inquiry of(Gallery gallery, Split split, IdentifierSettings settings) {
    List<StoredEmbedding> photos = gallery.embeddings();
    return new Inquiry(
        Identifier.ofEmbeddings(gallery, settings),
        IntStream.range(0, split.rounds())
            .boxed()
            .flatMap(round -> Query.of(split, round, photos).stream())
            .toList());
  }

  /// Whether the answers carry probabilities.
  boolean isCalibrated() {
    return identifier.calibration().value().isPresent();
  }

  /// The answers to the photos that are wanted, in the order of the queries.
  List<Example> ask(Predicate<StoredEmbedding> wanted) {
    return queries.parallelStream()
        .filter(query -> wanted.test(query.photo()))
        .map(this::ask)
        .toList();
  }

  private Example ask(Query query) {
    StoredEmbedding photo = query.photo();
    Findings findings = identifier.identify(List.of(photo.embedding()), query.scope()).findings();
    return new Example(
        photo.imageId(),
        photo.observationId(),
        photo.taxonId(),
        findings.danger().verdict().code(),
        findings.candidates().stream()
            .map(candidate ->
                new Ranked(candidate.taxon().id(), candidate.score(), candidate.probability()))
            .toList(),
        findings.evidence().stream().limit(EVIDENCE).map(Inquiry::near).toList());
  }

  private static Near near(Evidence evidence) {
    return new Near(
        evidence.photo().imageId(), evidence.photo().taxon().id(), evidence.similarity());
  }
}
