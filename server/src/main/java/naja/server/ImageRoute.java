package naja.server;

import io.javalin.http.Context;
import java.util.Locale;
import java.util.Optional;
import naja.gallery.Gallery;
import naja.server.api.ImageLink;
import naja.server.api.ReferencePhotoReply;
import naja.server.contract.Answer;
import naja.server.contract.Route;
import org.jspecify.annotations.Nullable;

/// `GET /v1/images/{id}`: a reference photo, out of the index: its thumbnail, or what is known of
/// it for who asks for `application/json`.
final class ImageRoute {
  private final LiveGallery galleries;

  ImageRoute(LiveGallery galleries) {
    this.galleries = galleries;
  }

  Route route() {
    return Route.get(
            ImageLink.PREFIX + "<id>", "A reference photo: its thumbnail, or as application/json")
        .in("gallery")
        .path("id", "the photo's id in the gallery; slashes may stand as they are")
        .answers(
            Answer.json(200, ReferencePhotoReply.class),
            Answer.bytes(
                200,
                "the thumbnail, or what is known of the photo if Accept names application/json;"
                    + " with its ETag",
                "image/jpeg"),
            Answer.empty(304, "it is the one whose ETag was sent"))
        .refuses(400, 404, 500, 503)
        .handledBy(this::handle);
  }

  private void handle(Context context) {
    String id = context.pathParam("id");
    try (LiveGallery.Lease lease = galleries.lease()) {
      Gallery gallery = lease.open().gallery();
      context.header("Vary", "Accept");
      if (wantsJson(context.header("Accept"))) {
        Replies.revalidated(context, ReferencePhotoReply.of(found(gallery.photo(id), id)));
        return;
      }
      byte[] thumbnail = found(gallery.thumbnail(id), id);
      Replies.cacheable(context, "image/jpeg", thumbnail, "private, max-age=300");
    }
  }

  private static boolean wantsJson(@Nullable String accept) {
    return accept != null && accept.toLowerCase(Locale.ROOT).contains("application/json");
  }

  private static <T> T found(Optional<T> photo, String id) {
    return photo.orElseThrow(() -> Refusal.notFound("the gallery has no photo " + id));
  }
}
