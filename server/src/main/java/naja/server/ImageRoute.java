package naja.server;

import io.javalin.http.Context;
import naja.server.api.ImageLink;
import naja.server.contract.Answer;
import naja.server.contract.Route;

/// `GET /v1/images/{id}`: the stored thumbnail of a reference photo, out of the index.
final class ImageRoute {
  private final LiveGallery galleries;

  ImageRoute(LiveGallery galleries) {
    this.galleries = galleries;
  }

  Route route() {
    return Route.get(ImageLink.PREFIX + "<id>", "The thumbnail of a reference photo")
        .in("gallery")
        .path("id", "the photo's id in the gallery; slashes may stand as they are")
        .answers(
            Answer.bytes(200, "the thumbnail, with its ETag", "image/jpeg"),
            Answer.empty(304, "the thumbnail is the one whose ETag was sent"))
        .refuses(400, 404, 500, 503)
        .handledBy(this::handle);
  }

  private void handle(Context context) {
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
