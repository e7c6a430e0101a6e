package naja.server;

import io.javalin.http.Context;

/// `GET /v1/images/{id}`: the stored thumbnail of a reference photo, out of the index.
final class ImageRoute {
  private final LiveGallery galleries;

  ImageRoute(LiveGallery galleries) {
    this.galleries = galleries;
  }

  void handle(Context context) {
    String id = context.pathParam("id");
    try (LiveGallery.Lease lease = galleries.lease()) {
      byte[] thumbnail =
          lease
              .open()
              .gallery()
              .thumbnail(id)
              .orElseThrow(() -> Refusal.notFound("the gallery has no photo " + id));
      Replies.cacheable(context, "image/jpeg", thumbnail, "private, max-age=300");
    }
  }
}
