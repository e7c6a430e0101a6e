package naja.server.api;

import java.util.List;
import java.util.Map;

/// The reply of `POST /v1/search`.
///
/// @param neighbours reference photos by descending similarity
/// @param exact whether every vector was compared
/// @param milliseconds wall time per stage
public record SearchReply(
    List<ReferenceReply> neighbours,
    boolean exact,
    String encoder,
    String provider,
    GalleryReply gallery,
    Map<String, Double> milliseconds) {
  /// The reply with these neighbours.
  public static SearchReply of(
      List<ReferenceReply> neighbours,
      boolean exact,
      Provenance provenance,
      Milliseconds milliseconds) {
    return new SearchReply(
        List.copyOf(neighbours),
        exact,
        provenance.encoder(),
        provenance.provider(),
        GalleryReply.of(provenance),
        milliseconds.rounded());
  }
}
