package naja.server;

import io.javalin.http.Context;
import java.util.ArrayList;
import java.util.List;
import naja.server.api.LiveReply;
import naja.server.api.ReadyReply;
import naja.server.contract.Answer;
import naja.server.contract.Route;
import org.jspecify.annotations.Nullable;

/// `GET /livez` tells that the process answers, `GET /readyz` that it can identify.
final class HealthRoutes {
  private final LiveGallery galleries;
  private volatile @Nullable String notReady = "warming up: the encoder has not answered yet";

  HealthRoutes(LiveGallery galleries) {
    this.galleries = galleries;
  }

  /// The service can answer from now on.
  void ready() {
    notReady = null;
  }

  /// The service cannot answer, and why.
  void notReady(String reason) {
    notReady = reason;
  }

  List<Route> routes() {
    return List.of(
        Route.get("/livez", "Does the process answer?")
            .open()
            .answers(LiveReply.class)
            .handledBy(context -> Replies.json(context, LiveReply.LIVE)),
        Route.get("/readyz", "Can it identify, and with what?")
            .open()
            .answers(
                Answer.json(200, "it can", ReadyReply.class),
                Answer.json(503, "it cannot, for these reasons", ReadyReply.class))
            .handledBy(this::readiness));
  }

  private void readiness(Context context) {
    try (LiveGallery.Lease lease = galleries.lease()) {
      List<String> reasons = new ArrayList<>();
      String own = notReady;
      if (own != null) {
        reasons.add(own);
      }
      if (lease.open().gallery().manifest().photos() == 0) {
        reasons.add("the gallery holds no photos yet; index some first");
      }
      boolean ready = reasons.isEmpty();
      galleries
          .trouble()
          .ifPresent(_ ->
              reasons.add(
                  "degraded: the newest commit cannot be used, answers are from the one before;"
                      + " the log says why"));
      context.status(ready ? 200 : 503);
      Replies.json(context, ReadyReply.of(ready, reasons, lease.open().provenance()));
    }
  }
}
