package naja.server.api;

import java.util.List;
import naja.gallery.GalleryManifest;

/// The reply of `GET /readyz`.
///
/// @param status `ready` or `not_ready`
/// @param reasons why the service is not ready, or what is degraded although it is
public record ReadyReply(
    String status,
    List<String> reasons,
    String encoder,
    String provider,
    long generation,
    int photos,
    int observations,
    int taxa) {
  /// The state of a service with this encoder and gallery.
  public static ReadyReply of(boolean ready, List<String> reasons, Provenance provenance) {
    GalleryManifest gallery = provenance.gallery();
    return new ReadyReply(
        ready ? "ready" : "not_ready",
        List.copyOf(reasons),
        provenance.encoder(),
        provenance.provider(),
        gallery.generation(),
        gallery.photos(),
        gallery.observations(),
        gallery.taxa());
  }
}
