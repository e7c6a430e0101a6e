package naja.eval.protocol;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import naja.calibration.CalibrationFit;
import naja.eval.report.GalleryReport.Calibrated;
import naja.eval.report.GalleryReport.Example;
import naja.eval.report.GalleryReport.Near;
import naja.eval.report.GalleryReport.Ranked;
import naja.gallery.StoredEmbedding;
import naja.identify.Calibrator;
import naja.identify.Candidate;
import naja.identify.Danger;
import naja.identify.Evidence;
import naja.identify.Findings;
import naja.identify.Identifier;
import naja.identify.IdentifierSettings;
import org.jspecify.annotations.Nullable;

/// Asks the queries of a split for more of an answer than its taxa: how sure it is, what it says of
/// danger, what speaks for it. All settings are the service's own, but that every vector is
/// compared; calibration and unknown threshold are fitted on the references of the split alone
/// ([CrossFit]).
final class Inquiry implements Interrogation.Asker {
  private static final int ANSWERS = 5;
  private static final int EVIDENCE = 4;

  private final IdentifierSettings settings;
  private final Identifier identifier;

  /// What is served to each query, and whether a reference of its taxon may answer it.
  private final List<Asked> queries = new ArrayList<>();

  private final @Nullable Reply[] replies;
  private int fittedPhotos = Integer.MAX_VALUE;
  private boolean crossed;

  private record Asked(CrossFit.Fit fit, boolean known) {}

  /// What came back.
  ///
  /// @param known whether a reference of the photo's taxon could answer
  /// @param right whether the first answer is the photo's taxon
  /// @param confidence probability of the first answer; null without a calibration
  /// @param example the answer itself
  record Reply(
      StoredEmbedding photo,
      boolean known,
      boolean right,
      @Nullable Double confidence,
      Danger.Verdict verdict,
      Example example) {}

  /// Fits what the answers need.
  Inquiry(Interrogation interrogation, IdentifierSettings settings) {
    this.settings = settings.withExact(true);
    identifier = interrogation.identifier(this.settings);
    replies = new Reply[interrogation.size()];
    Calibrator calibrator = identifier.calibrator();
    ReferenceCounts references = new ReferenceCounts(interrogation.photos());
    for (int round = 0; round < interrogation.rounds().size(); round++) {
      CrossFit fits =
          CrossFit.of(
              calibrator,
              interrogation.questions().split(),
              round,
              this.settings.scores(),
              Calibrator.SAMPLE,
              CalibrationFit.PRIOR);
      for (Query query : interrogation.rounds().get(round)) {
        queries.add(new Asked(fits.of(query.photo().observationId()), references.of(query) > 0));
      }
      fittedPhotos = Math.min(fittedPhotos, fits.photos());
      crossed |= fits.isCrossed();
    }
  }

  @Override
  public Identifier identifier() {
    return identifier.with(Optional.empty(), OptionalDouble.empty());
  }

  @Override
  public void ask(int place, Query query, Identifier foreseeing) {
    Asked asked = queries.get(place);
    StoredEmbedding photo = query.photo();
    Findings findings =
        asked.fit.serve(foreseeing).identify(List.of(photo.embedding()), query.scope()).findings();
    List<Candidate> candidates = findings.candidates();
    replies[place] =
        new Reply(
            photo,
            asked.known,
            !candidates.isEmpty() && candidates.getFirst().taxon().id().equals(photo.taxonId()),
            candidates.isEmpty() ? null : candidates.getFirst().probability(),
            findings.danger().verdict(),
            example(photo, findings));
  }

  /// The answers in the order of the queries, once every query has been asked.
  List<Reply> replies() {
    return Arrays.stream(replies).map(Objects::requireNonNull).toList();
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
