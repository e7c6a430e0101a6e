package naja.server;

import io.javalin.http.Context;
import java.util.List;
import naja.calibration.Fitted;
import naja.calibration.FittedFiles;
import naja.calibration.StoredEvaluation;
import naja.encoder.ImageEncoder;
import naja.gallery.Gallery;
import naja.gallery.Taxon;
import naja.server.api.EncoderReply;
import naja.server.api.EvaluationReply;
import naja.server.api.FittedStateReply;
import naja.server.api.GalleryDetailReply;
import naja.server.api.GalleryReply;
import naja.server.contract.Answer;
import naja.server.contract.Route;

/// `GET /v1/gallery`, `/v1/encoder` and `/v1/evaluation`: what answers here, and how well.
final class GalleryRoutes {
  private final LiveGallery galleries;
  private final PerCommit<Catalogue> catalogues;
  private final KeptEvaluations evaluations;
  private final ImageEncoder encoder;

  GalleryRoutes(
      LiveGallery galleries,
      PerCommit<Catalogue> catalogues,
      KeptEvaluations evaluations,
      ImageEncoder encoder) {
    this.galleries = galleries;
    this.catalogues = catalogues;
    this.evaluations = evaluations;
    this.encoder = encoder;
  }

  List<Route> routes() {
    Answer same = Answer.empty(304, "nothing has changed since the ETag that was sent was given");
    return List.of(
        Route.get("/v1/gallery", "What are answers found in?")
            .in("gallery")
            .answers(Answer.json(200, GalleryDetailReply.class), same)
            .refuses(500, 503)
            .handledBy(this::gallery),
        Route.get("/v1/encoder", "What turns photos into embeddings?")
            .in("gallery")
            .answers(Answer.json(200, EncoderReply.class), same)
            .refuses(500, 503)
            .handledBy(this::encoder),
        Route.get("/v1/evaluation", "How well does the gallery name photos?")
            .in("gallery")
            .answers(Answer.json(200, EvaluationReply.class), same)
            .refuses(404, 500, 503)
            .handledBy(this::evaluation));
  }

  private void gallery(Context context) {
    try (LiveGallery.Lease lease = galleries.lease()) {
      Gallery gallery = lease.open().gallery();
      FittedFiles fitted = FittedFiles.of(gallery);
      Replies.revalidated(
          context,
          GalleryDetailReply.of(
              gallery,
              catalogues.of(gallery).names(),
              FittedStateReply.of(fitted.calibration()),
              FittedStateReply.of(fitted.unknownThreshold()),
              FittedStateReply.of(evaluations.of(gallery))));
    }
  }

  private void encoder(Context context) {
    Replies.revalidated(context, EncoderReply.of(encoder.fingerprint(), encoder.provider()));
  }

  private void evaluation(Context context) {
    try (LiveGallery.Lease lease = galleries.lease()) {
      OpenGallery open = lease.open();
      Replies.revalidated(context, reply(open, evaluations.of(open.gallery())));
    }
  }

  private static EvaluationReply reply(OpenGallery open, Fitted<StoredEvaluation> evaluation) {
    return switch (evaluation) {
      case Fitted.Absent<StoredEvaluation> _ ->
          throw Refusal.notFound(
              "this gallery has not been evaluated; its operator can: naja eval report --save");
      case Fitted.Refused<StoredEvaluation>(String reason) -> throw Refusal.notFound(reason);
      case Fitted.Served<StoredEvaluation> served ->
          EvaluationReply.of(
              served.fitted(),
              served.fittedOn(),
              served.stale(),
              id -> open.gallery().taxa().getOrDefault(id, Taxon.labelled(id)),
              GalleryReply.of(open.provenance()));
    };
  }
}
