package naja.server;

import io.javalin.http.Context;
import java.util.List;
import java.util.Optional;
import naja.calibration.StoredEvaluation;
import naja.gallery.Gallery;
import naja.gallery.Taxon;
import naja.server.api.GalleryReply;
import naja.server.api.LookAlikeReply;
import naja.server.api.MeasuredTaxonReply;
import naja.server.api.ReferencePhotoReply;
import naja.server.api.TaxonDetailReply;
import naja.server.api.TaxonReply;
import naja.server.contract.Answer;
import naja.server.contract.Route;

/// `GET /v1/taxa/{id}`: what does the gallery know of a taxon, what looks like it, and how well is
/// it told apart?
final class TaxonRoute {
  private static final int LOOK_ALIKES = 8;

  private final LiveGallery galleries;
  private final PerCommit<Catalogue> catalogues;
  private final KeptEvaluations evaluations;

  TaxonRoute(LiveGallery galleries, PerCommit<Catalogue> catalogues, KeptEvaluations evaluations) {
    this.galleries = galleries;
    this.catalogues = catalogues;
    this.evaluations = evaluations;
  }

  Route route() {
    return Route.get("/v1/taxa/<id>", "What does the gallery know of a taxon?")
        .in("gallery")
        .path("id", "the taxon's id in the gallery")
        .answers(
            Answer.json(200, TaxonDetailReply.class),
            Answer.empty(304, "the taxon is as it was when the ETag that was sent was given"))
        .refuses(400, 404, 500, 503)
        .handledBy(this::handle);
  }

  private void handle(Context context) {
    String id = context.pathParam("id");
    try (LiveGallery.Lease lease = galleries.lease()) {
      Catalogue catalogue = catalogues.of(lease.open().gallery());
      Catalogue.Entry entry =
          catalogue
              .entry(id)
              .orElseThrow(() -> Refusal.notFound("the gallery has no photo of a taxon " + id));
      Replies.revalidated(context, reply(lease.open(), catalogue, entry));
    }
  }

  private TaxonDetailReply reply(OpenGallery open, Catalogue catalogue, Catalogue.Entry entry) {
    Gallery gallery = open.gallery();
    return new TaxonDetailReply(
        TaxonReply.of(entry.taxon()),
        entry.holdings().photos(),
        entry.holdings().observations(),
        entry.holdings().samples().stream()
            .map(gallery::photo)
            .flatMap(Optional::stream)
            .map(ReferencePhotoReply::of)
            .toList(),
        lookAlikes(open, catalogue, entry.taxon()),
        measured(gallery, entry.taxon().id()).orElse(null),
        GalleryReply.of(open.provenance()));
  }

  private static List<LookAlikeReply> lookAlikes(
      OpenGallery open, Catalogue catalogue, Taxon taxon) {
    return open.identifier().lookAlikes(taxon.id()).stream()
        .limit(LOOK_ALIKES)
        .flatMap(score ->
            catalogue.entry(score.taxonId()).stream()
                .map(other ->
                    LookAlikeReply.of(
                        other.taxon(), score.score(), other.holdings().samples().getFirst())))
        .toList();
  }

  private Optional<MeasuredTaxonReply> measured(Gallery gallery, String taxonId) {
    return evaluations
        .of(gallery)
        .value()
        .map(StoredEvaluation::taxa)
        .flatMap(taxa -> taxa.stream().filter(found -> found.taxonId().equals(taxonId)).findFirst())
        .map(found ->
            MeasuredTaxonReply.of(
                found, id -> gallery.taxa().getOrDefault(id, Taxon.labelled(id))));
  }
}
