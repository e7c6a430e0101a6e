package naja.eval.protocol;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.function.Predicate;
import naja.calibration.CalibrationFit;
import naja.eval.report.GalleryReport.Calibrated;
import naja.eval.report.GalleryReport.Example;
import naja.eval.report.GalleryReport.Near;
import naja.eval.report.GalleryReport.Ranked;
import naja.eval.split.Split;
import naja.gallery.Gallery;
import naja.gallery.StoredEmbedding;
import naja.identify.Calibrator;
import naja.identify.Candidate;
import naja.identify.Danger;
import naja.identify.Evidence;
import naja.identify.Findings;
import naja.identify.Identifier;
import naja.identify.IdentifierSettings;
import org.jspecify.annotations.Nullable;

/// Asks the queries of an examination again, for more of an answer than its taxa: how sure it is,
/// what it says of danger, what speaks for it. All settings are the service's own, but that every
/// vector is compared; calibration and unknown threshold are fitted on the references of the split
/// alone ([CrossFit]).
final class Inquiry {
  private static final int ANSWERS = 5;
  private static final int EVIDENCE = 4;

  private final IdentifierSettings settings;
  private final ReferenceCounts references;
  private final List<Asked> queries = new ArrayList<>();
  private int fittedPhotos = Integer.MAX_VALUE;
  private boolean crossed;

  /// @param known whether a reference of the photo's taxon may answer
  private record Asked(Query query, Identifier identifier, boolean known) {}

  /// What came back.
  ///
  /// @param known whether a reference of the photo's taxon could answer
  /// @param right whether the first answer is the photo's taxon
  /// @param confidence probability of the first answer; null without a calibration
  /// @param example the answer itself; null unless it was wanted
  record Reply(
      StoredEmbedding photo,
      boolean known,
      boolean right,
      @Nullable Double confidence,
      Danger.Verdict verdict,
      @Nullable Example example) {}

  private Inquiry(IdentifierSettings settings, ReferenceCounts references) {
    this.settings = settings;
    this.references = references;
  }

  /// About the photos that a split asks about, in every round.
  static Inquiry of(Gallery gallery, Split split, IdentifierSettings settings) {
    List<StoredEmbedding> photos = gallery.embeddings();
    IdentifierSettings exactly = settings.withExact(true);
    Identifier identifier = Identifier.ofEmbeddings(gallery, exactly);
    Calibrator calibrator = new Calibrator(gallery, exactly);
    Inquiry inquiry = new Inquiry(exactly, new ReferenceCounts(photos));
    for (int round = 0; round < split.rounds(); round++) {
      CrossFit fits =
          CrossFit.of(
              calibrator, split, round, exactly.scores(), Calibrator.SAMPLE, CalibrationFit.PRIOR);
      inquiry.add(Query.of(split, round, photos), fits, identifier);
    }
    return inquiry;
  }

  private void add(List<Query> asked, CrossFit fits, Identifier identifier) {
    var served = new IdentityHashMap<CrossFit.Fit, Identifier>();
    for (Query query : asked) {
      CrossFit.Fit fit = fits.of(query.photo().observationId());
      queries.add(
          new Asked(
              query,
              served.computeIfAbsent(fit, values -> values.serve(identifier)),
              references.of(query) > 0));
    }
    fittedPhotos = Math.min(fittedPhotos, fits.photos());
    crossed |= fits.isCrossed();
  }

  /// The answers, in the order of the queries.
  ///
  /// @param wanted whose answers are wanted as examples
  List<Reply> ask(Predicate<StoredEmbedding> wanted) {
    return queries.parallelStream()
        .map(asked -> ask(asked, wanted.test(asked.query.photo())))
        .toList();
  }

  /// By what the probabilities of these answers were calibrated.
  Calibrated calibrated(List<Reply> replies) {
    String on =
        crossed
            ? "the references of the split, for a photo whose observation is among them without its fifth of the observations"
            : "the references of the split alone";
    return new Calibrated(
        "%s (%d photos)".formatted(on, fittedPhotos),
        fittedPhotos,
        (int) replies.stream().filter(reply -> reply.known && reply.confidence != null).count(),
        CalibrationFit.PRIOR,
        settings.harmlessMass());
  }

  private Reply ask(Asked asked, boolean wanted) {
    StoredEmbedding photo = asked.query.photo();
    Findings findings =
        asked.identifier.identify(List.of(photo.embedding()), asked.query.scope()).findings();
    List<Candidate> candidates = findings.candidates();
    return new Reply(
        photo,
        asked.known,
        !candidates.isEmpty() && candidates.getFirst().taxon().id().equals(photo.taxonId()),
        candidates.isEmpty() ? null : candidates.getFirst().probability(),
        findings.danger().verdict(),
        wanted ? example(photo, findings) : null);
  }

  private static Example example(StoredEmbedding photo, Findings findings) {
    return new Example(
        photo.imageId(),
        photo.observationId(),
        photo.taxonId(),
        findings.danger().verdict().code(),
        findings.candidates().stream()
            .limit(ANSWERS)
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
