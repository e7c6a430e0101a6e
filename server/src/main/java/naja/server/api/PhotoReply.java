package naja.server.api;

import java.util.List;
import naja.identify.Findings;
import naja.identify.PhotoAnswer;
import naja.identify.SpeciesAnswer;
import org.jspecify.annotations.Nullable;

/// What one of the photos shows by itself.
///
/// @param index the photo's place in the request, from 0
/// @param name what the sender called the photo; null for what is no photo of the request
/// @param view what the sender said that it shows; null if nothing
/// @param verdict `identified`, `ambiguous` or `unknown`
/// @param disagrees whether its best taxon is another than that of all the photos together
/// @param results the best three, by similarity
public record PhotoReply(
    int index,
    @Nullable String name,
    @Nullable String view,
    String verdict,
    boolean disagrees,
    List<CandidateReply> results,
    DangerReply danger) {
  private static final int MOST_RESULTS = 3;

  /// What the sender says about a photo.
  public record Label(@Nullable String name, @Nullable String view) {
    /// Nothing is said.
    public static final Label NONE = new Label(null, null);
  }

  static PhotoReply of(int index, Label label, PhotoAnswer photo) {
    SpeciesAnswer answer = photo.answer();
    Findings findings = answer.findings();
    return new PhotoReply(
        index,
        label.name(),
        label.view(),
        answer.verdict(),
        photo.disagrees(),
        findings.candidates().stream().limit(MOST_RESULTS).map(CandidateReply::of).toList(),
        DangerReply.of(findings.danger()));
  }
}
