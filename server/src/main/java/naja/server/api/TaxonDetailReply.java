package naja.server.api;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// The reply of `GET /v1/taxa/{id}`.
///
/// @param photos reference photos, at least 1
/// @param observations individuals that they show, at least 1
/// @param samples some of the photos, of as many individuals as there are
/// @param lookAlikes the taxa with the nearest prototypes, nearest first
/// @param measured what the last evaluation found; null if there is none, or it did not ask about
///   this taxon
public record TaxonDetailReply(
    TaxonReply taxon,
    int photos,
    int observations,
    List<ReferencePhotoReply> samples,
    List<LookAlikeReply> lookAlikes,
    @Nullable MeasuredTaxonReply measured,
    GalleryReply gallery) {
  public TaxonDetailReply {
    samples = List.copyOf(samples);
    lookAlikes = List.copyOf(lookAlikes);
  }
}
