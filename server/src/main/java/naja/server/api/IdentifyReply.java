package naja.server.api;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import naja.identify.Findings;
import naja.identify.Identification;
import naja.identify.Inquiry;
import naja.identify.Scorer;
import org.jspecify.annotations.Nullable;

/// The reply of `POST /v1/identify`, and what `naja identify --format json` prints.
///
/// @param verdict `identified`, `ambiguous` or `unknown`
/// @param images photos that were fused into this one answer
/// @param results best first; empty when a filter leaves nothing
/// @param groups the same by genus or family where that was asked for; otherwise empty
/// @param alwaysReported the taxa named by `always_report`, with their ranks before any filter
/// @param commonAncestor what the taxa share between which an ambiguous answer cannot decide; null
///   if they share neither genus nor family, or the answer is another
/// @param photos what each photo shows by itself, in the order of the request
/// @param evidence reference photos that speak for the answer, the best taxon's first
/// @param danger over all candidates, before any filter and geography
/// @param scorersAgree whether prototypes and neighbours name the same best taxon
/// @param firsts the id of the taxon that each scorer puts first
/// @param scorer what ranks the results and gives them their score: `prototype`, `knn`, `probe` or
///   `fused`
/// @param ranking `similarity` or `expected_cost`
/// @param place null if nothing was said about it
/// @param encoder the encoder's id
/// @param provider where the encoder ran
/// @param calibration what the probabilities come from; null: there are none
/// @param milliseconds wall time per stage
public record IdentifyReply(
    String verdict,
    int images,
    List<ResultReply> results,
    List<GroupReply> groups,
    List<ResultReply> alwaysReported,
    @Nullable GroupReply commonAncestor,
    List<PhotoReply> photos,
    List<ReferenceReply> evidence,
    DangerReply danger,
    boolean scorersAgree,
    Map<String, String> firsts,
    String scorer,
    String ranking,
    @Nullable PlaceReply place,
    String encoder,
    String provider,
    GalleryReply gallery,
    @Nullable FittedReply calibration,
    Map<String, Double> milliseconds) {
  /// What was asked.
  ///
  /// @param photos what the sender says about each photo
  /// @param observedOn ISO 8601; null if it was not said
  public record Question(
      Inquiry inquiry, List<PhotoReply.Label> photos, @Nullable String observedOn) {
    public Question {
      photos = List.copyOf(photos);
    }
  }

  /// The reply to a question, with the stage times that the answer carries.
  public static IdentifyReply of(
      Question question, Identification identification, Provenance provenance) {
    var times = new Milliseconds();
    times.addAll(identification.stageMillis());
    return of(question, identification, provenance, times);
  }

  /// The reply to a question, with stage times measured by the caller.
  public static IdentifyReply of(
      Question question, Identification answer, Provenance provenance, Milliseconds times) {
    Findings findings = answer.answer().findings();
    Inquiry inquiry = question.inquiry();
    return new IdentifyReply(
        answer.answer().verdict(),
        answer.photos().size(),
        answer.results().stream().map(ResultReply::of).toList(),
        answer.groups().stream().map(GroupReply::of).toList(),
        answer.always().stream().map(ResultReply::of).toList(),
        answer.commonAncestor() == null ? null : GroupReply.of(answer.commonAncestor()),
        photos(question, answer),
        findings.evidence().stream()
            .map(evidence -> ReferenceReply.of(evidence.photo(), evidence.similarity()))
            .toList(),
        DangerReply.of(findings.danger()),
        findings.scorersAgree(),
        firsts(findings.firsts()),
        provenance.scorer().code(),
        inquiry.order().name().toLowerCase(Locale.ROOT),
        PlaceReply.of(inquiry.place(), question.observedOn()),
        provenance.encoder(),
        provenance.provider(),
        GalleryReply.of(provenance),
        provenance.calibration(),
        times.rounded());
  }

  private static List<PhotoReply> photos(Question question, Identification answer) {
    return IntStream.range(0, answer.photos().size())
        .mapToObj(i -> PhotoReply.of(i, question.photos().get(i), answer.photos().get(i)))
        .toList();
  }

  private static Map<String, String> firsts(Map<Scorer, String> firsts) {
    Map<String, String> byCode = new TreeMap<>();
    firsts.forEach((scorer, taxon) -> byCode.put(scorer.code(), taxon));
    return byCode;
  }

  /// Indented JSON, as the command line prints it.
  public String toJson() {
    return Json.pretty(this);
  }
}
