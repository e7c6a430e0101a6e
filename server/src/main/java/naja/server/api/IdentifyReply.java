package naja.server.api;

import java.util.List;
import java.util.Map;
import naja.identify.Findings;
import naja.identify.SpeciesAnswer;

/// The reply of `POST /v1/identify`, and what `naja identify --format json` prints.
///
/// @param verdict `identified`, `ambiguous` or `unknown`
/// @param images photos that were fused into this one answer
/// @param results best first; empty when a filter leaves nothing
/// @param evidence reference photos that speak for the answer, the best taxon's first
/// @param scorersAgree whether prototypes and neighbours name the same best taxon
/// @param scorer what ranks the results and gives them their score: `prototype` or `knn`
/// @param encoder the encoder's id
/// @param provider where the encoder ran
/// @param milliseconds wall time per stage
public record IdentifyReply(
    String verdict,
    int images,
    List<CandidateReply> results,
    List<ReferenceReply> evidence,
    DangerReply danger,
    boolean scorersAgree,
    String scorer,
    String encoder,
    String provider,
    GalleryReply gallery,
    Map<String, Double> milliseconds) {
  /// The reply for an answer from `images` photos, with the stage times that the answer carries.
  public static IdentifyReply of(SpeciesAnswer answer, int images, Provenance provenance) {
    var times = new Milliseconds();
    times.addAll(answer.findings().stageMillis());
    return of(answer, images, provenance, times);
  }

  /// The reply for an answer, with stage times measured by the caller.
  public static IdentifyReply of(
      SpeciesAnswer answer, int images, Provenance provenance, Milliseconds times) {
    Findings findings = answer.findings();
    return new IdentifyReply(
        answer.verdict(),
        images,
        findings.candidates().stream().map(CandidateReply::of).toList(),
        findings.evidence().stream()
            .map(evidence -> ReferenceReply.of(evidence.photo(), evidence.similarity()))
            .toList(),
        DangerReply.of(findings.danger()),
        findings.scorersAgree(),
        provenance.scorer().code(),
        provenance.encoder(),
        provenance.provider(),
        GalleryReply.of(provenance.gallery()),
        times.rounded());
  }

  /// The same with at most `limit` results.
  public IdentifyReply limitedTo(int limit) {
    return new IdentifyReply(
        verdict,
        images,
        results.subList(0, Math.min(limit, results.size())),
        evidence,
        danger,
        scorersAgree,
        scorer,
        encoder,
        provider,
        gallery,
        milliseconds);
  }

  /// Indented JSON, as the command line prints it.
  public String toJson() {
    return Json.pretty(this);
  }
}
