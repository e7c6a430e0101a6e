package naja.server;

import io.javalin.http.Context;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import naja.server.api.ReadyReply;
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

  void live(Context context) {
    Replies.json(context, Map.of("status", "live"));
  }

  void readiness(Context context) {
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
      galleries.trouble().ifPresent(trouble -> reasons.add("degraded: " + trouble));
      context.status(ready ? 200 : 503);
      Replies.json(context, ReadyReply.of(ready, reasons, lease.open().provenance()));
    }
  }
}
