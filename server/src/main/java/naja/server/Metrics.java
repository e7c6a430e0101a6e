package naja.server;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Duration;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;

/// What the service counts and times, for Prometheus. Names follow its conventions: the prefix
/// `naja`, base units, no ids in labels. Safe for several threads.
final class Metrics implements AutoCloseable {
  static final String STAGES = "naja.stage.duration";
  static final String IDENTIFICATIONS = "naja.identifications";
  static final String TILES = "naja.tiles";
  static final String IMAGES = "naja.images";
  static final String BATCHES = "naja.embed.batch.size";
  static final String CACHE = "naja.embedding.cache.requests";
  static final String REQUESTS = "http.server.requests";

  private static final Duration[] BUCKETS =
      Stream.of(1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000, 10_000)
          .map(Duration::ofMillis)
          .toArray(Duration[]::new);

  private final PrometheusMeterRegistry registry =
      new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
  private final JvmGcMetrics collections = new JvmGcMetrics();

  Metrics() {
    new JvmMemoryMetrics().bindTo(registry);
    new JvmThreadMetrics().bindTo(registry);
    new ProcessorMetrics().bindTo(registry);
    new UptimeMetrics().bindTo(registry);
    collections.bindTo(registry);
  }

  /// Names what runs here: a gauge that is always 1.
  void describe(String version, String encoder, String provider) {
    Tags tags = Tags.of("version", version, "encoder", encoder, "provider", provider);
    registry.gauge("naja.build.info", tags, 1);
    registry.gauge("naja.gpu.active", provider.equals("cpu") ? 0 : 1);
  }

  /// Watches a value that goes up and down.
  <T> void watch(String name, T source, ToDoubleFunction<T> value) {
    Gauge.builder(name, source, value).strongReference(true).register(registry);
  }

  /// Watches a count that only grows.
  <T> void watchCount(String name, Tags tags, T source, ToDoubleFunction<T> count) {
    FunctionCounter.builder(name, source, count).tags(tags).register(registry);
  }

  /// A request that has been answered.
  ///
  /// @param route the route's template; `none` where there is none
  void request(String method, String route, int status, Duration time) {
    timer(REQUESTS, Tags.of("method", method, "route", route, "status", Integer.toString(status)))
        .record(time);
  }

  /// The time that a request spent in each stage.
  void stages(Map<String, Double> milliseconds) {
    milliseconds.forEach((stage, millis) ->
        timer(STAGES, Tags.of("stage", stage)).record(Duration.ofNanos((long) (millis * 1e6))));
  }

  /// A species answer: `identified`, `ambiguous` or `unknown`.
  void identified(String verdict) {
    Counter.builder(IDENTIFICATIONS).tag("verdict", verdict).register(registry).increment();
  }

  /// The answer for a tile of a plot: `identified`, `ambiguous` or `unknown`, as most tiles are.
  void tile(String verdict) {
    Counter.builder(TILES).tag("verdict", verdict).register(registry).increment();
  }

  /// An uploaded photo that was embedded (`ok`), or the reason why not.
  void image(String result) {
    Counter.builder(IMAGES).tag("result", result).register(registry).increment();
  }

  /// One call of the encoder.
  void batch(int photos) {
    DistributionSummary.builder(BATCHES)
        .serviceLevelObjectives(1, 2, 4, 8, 16, 32, 64, 128)
        .register(registry)
        .record(photos);
  }

  /// Everything in Prometheus' text format.
  String scrape() {
    return registry.scrape();
  }

  PrometheusMeterRegistry registry() {
    return registry;
  }

  private Timer timer(String name, Tags tags) {
    return Timer.builder(name).tags(tags).serviceLevelObjectives(BUCKETS).register(registry);
  }

  @Override
  public void close() {
    collections.close();
    registry.close();
  }
}
