package naja.server;

import io.javalin.http.Context;
import java.util.List;
import naja.server.api.GalleriesReply;
import naja.server.api.GalleryChoice;
import naja.server.api.GalleryReply;
import naja.server.contract.Body;
import naja.server.contract.Route;
import tools.jackson.databind.JsonNode;

/// `GET /v1/galleries` names the galleries that may be served, `PUT /v1/galleries/current` switches
/// to one of them. Folders stand in the settings and nowhere else.
final class GalleriesRoutes {
  private final LiveGallery galleries;

  GalleriesRoutes(LiveGallery galleries) {
    this.galleries = galleries;
  }

  List<Route> routes() {
    return List.of(
        Route.get("/v1/galleries", "Which galleries may be served, and which one is?")
            .in("gallery")
            .answers(GalleriesReply.class)
            .refuses(500)
            .handledBy(this::list),
        Route.put("/v1/galleries/current", "Serves another gallery from now on")
            .in("changes")
            .writes()
            .takes(Body.json(GalleryChoice.class))
            .answers(GalleriesReply.class)
            .refuses(400, 404, 408, 409, 413, 422, 500, 503)
            .handledBy(this::change));
  }

  private void list(Context context) {
    try (LiveGallery.Lease lease = galleries.lease()) {
      GalleryReply current = GalleryReply.of(lease.open().provenance());
      Replies.json(context, new GalleriesReply(current, galleries.names()));
    }
  }

  private void change(Context context) {
    JsonNode name = QueryReader.object(context).get("name");
    if (name == null || !name.isString()) {
      throw Refusal.invalid("say which gallery: {\"name\": \"...\"}");
    }
    galleries.serve(name.stringValue());
    list(context);
  }
}
