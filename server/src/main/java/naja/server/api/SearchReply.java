package naja.server.api;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The reply of `POST /v1/search`.
///
/// @param neighbours reference photos by descending similarity; of groups, each one's nearest photo
/// @param groupBy `photo`, `observation` or `taxon`
/// @param page from 1
/// @param nextPage null: there are no more
/// @param exact whether every vector was compared
/// @param milliseconds wall time per stage
public record SearchReply(
    List<ReferenceReply> neighbours,
    String groupBy,
    int page,
    @Nullable Integer nextPage,
    boolean exact,
    String encoder,
    String provider,
    GalleryReply gallery,
    Map<String, Double> milliseconds) {
  /// What of all neighbours is shown.
  public record Page(List<ReferenceReply> neighbours, String groupBy, int number, boolean isLast) {}

  /// The reply with these neighbours.
  public static SearchReply of(
      Page page, boolean exact, Provenance provenance, Milliseconds milliseconds) {
    return new SearchReply(
        List.copyOf(page.neighbours()),
        page.groupBy(),
        page.number(),
        page.isLast() ? null : page.number() + 1,
        exact,
        provenance.encoder(),
        provenance.provider(),
        GalleryReply.of(provenance),
        milliseconds.rounded());
  }
}
