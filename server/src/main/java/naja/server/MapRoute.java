package naja.server;

import io.javalin.http.Context;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import naja.gallery.Gallery;
import naja.gallery.Taxon;
import naja.projection.ProjectedPhoto;
import naja.projection.Projection;
import naja.server.api.GalleryReply;
import naja.server.api.MapPointReply;
import naja.server.api.MapReply;
import naja.server.api.TaxonReply;
import naja.server.contract.Answer;
import naja.server.contract.Option;
import naja.server.contract.Route;

/// `GET /v1/map`: where do the gallery's photos lie, seen from afar?
final class MapRoute {
  private static final Option.Whole LIMIT =
      new Option.Whole("limit", "photos at most, evenly chosen by id", 5000, 1, 20_000);
  private static final List<Option> OPTIONS = List.of(LIMIT);

  private final LiveGallery galleries;
  private final Projections projections;

  MapRoute(LiveGallery galleries, Projections projections) {
    this.galleries = galleries;
    this.projections = projections;
  }

  Route route() {
    return Route.get("/v1/map", "The gallery's photos on a plane, near what looks like them")
        .in("gallery")
        .options(OPTIONS)
        .answers(
            Answer.json(200, MapReply.class),
            Answer.empty(304, "the map is the one whose ETag was sent"))
        .refuses(400, 500, 503)
        .handledBy(this::handle);
  }

  private void handle(Context context) {
    int limit = new Options(context.queryParamMap(), OPTIONS).number(LIMIT);
    try (LiveGallery.Lease lease = galleries.lease()) {
      Projection projection = projections.of(lease.open());
      Replies.revalidated(context, reply(projection, limit, lease.open()));
    }
  }

  private static MapReply reply(Projection projection, int limit, OpenGallery open) {
    Gallery gallery = open.gallery();
    List<ProjectedPhoto> shown = some(projection.photos(), limit);
    var taxonIds = new TreeSet<String>();
    shown.forEach(photo -> taxonIds.add(photo.taxonId()));
    return new MapReply(
        projection.shares(),
        projection.photos().size(),
        shown.stream().map(MapPointReply::of).toList(),
        taxonIds.stream()
            .map(id -> TaxonReply.of(gallery.taxa().getOrDefault(id, Taxon.labelled(id))))
            .toList(),
        GalleryReply.of(open.provenance()));
  }

  /// As many photos as are wanted, at even steps.
  private static List<ProjectedPhoto> some(List<ProjectedPhoto> photos, int limit) {
    if (photos.size() <= limit) {
      return photos;
    }
    List<ProjectedPhoto> some = new ArrayList<>(limit);
    for (long i = 0; i < limit; i++) {
      some.add(photos.get(Math.toIntExact(i * photos.size() / limit)));
    }
    return some;
  }
}
