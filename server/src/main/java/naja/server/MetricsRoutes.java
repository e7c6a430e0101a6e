package naja.server;

import io.javalin.http.Context;
import java.util.List;
import naja.server.contract.Answer;
import naja.server.contract.Route;

/// `GET /metrics` for Prometheus, `GET /metrics-summary` for people.
final class MetricsRoutes {
  private static final String PROMETHEUS = "text/plain; version=0.0.4; charset=utf-8";

  private final Metrics metrics;

  MetricsRoutes(Metrics metrics) {
    this.metrics = metrics;
  }

  List<Route> routes() {
    return List.of(
        Route.get("/metrics", "What the service counts and times, for Prometheus")
            .answers(Answer.text(200, "Prometheus' text format", "text/plain"))
            .handledBy(this::scrape),
        Route.get("/metrics-summary", "The same as a table for people")
            .answers(Answer.text(200, "a table", "text/plain"))
            .handledBy(this::summary));
  }

  private void scrape(Context context) {
    context.header("Cache-Control", "no-store").contentType(PROMETHEUS).result(metrics.scrape());
  }

  private void summary(Context context) {
    context
        .header("Cache-Control", "no-store")
        .contentType("text/plain; charset=utf-8")
        .result(MetricsSummary.of(metrics));
  }
}
