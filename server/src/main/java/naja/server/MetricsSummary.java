package naja.server;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// The metrics as a table for people: where the time goes, what was answered, what is loaded.
final class MetricsSummary {
  private static final List<String> VALUES =
      List.of(
          Metrics.IDENTIFICATIONS,
          Metrics.TILES,
          Metrics.IMAGES,
          Metrics.CACHE,
          "naja.gallery.generation",
          "naja.index.vectors",
          "naja.index.taxa",
          "naja.queue.depth",
          "naja.queue.running",
          "naja.gpu.active");

  private final MeterRegistry registry;
  private final StringBuilder text = new StringBuilder();

  private MetricsSummary(MeterRegistry registry) {
    this.registry = registry;
  }

  static String of(Metrics metrics) {
    MetricsSummary summary = new MetricsSummary(metrics.registry());
    summary.timers("stage", Metrics.STAGES, "stage");
    summary.timers("route", Metrics.REQUESTS, "route");
    VALUES.forEach(summary::values);
    return summary.text.toString();
  }

  /// A row per timer, the costliest first; stages lie within one another (`total` holds all).
  private void timers(String title, String name, String tag) {
    List<Timer> timers =
        registry.find(name).timers().stream()
            .sorted(Comparator.comparingDouble((Timer timer) -> -timer.totalTime(TimeUnit.SECONDS)))
            .toList();
    double most = timers.isEmpty() ? 0 : timers.getFirst().totalTime(TimeUnit.SECONDS);
    line("%-40s %10s %12s %12s %8s".formatted(title, "count", "mean ms", "max ms", "share"));
    for (Timer timer : timers) {
      line(
          "%-40s %10d %12.3f %12.3f %7.1f%%"
              .formatted(
                  label(timer, tag),
                  timer.count(),
                  timer.mean(TimeUnit.MILLISECONDS),
                  timer.max(TimeUnit.MILLISECONDS),
                  most == 0 ? 0 : 100 * timer.totalTime(TimeUnit.SECONDS) / most));
    }
    line("");
  }

  private static String label(Timer timer, String tag) {
    String name = String.valueOf(timer.getId().getTag(tag));
    String method = timer.getId().getTag("method");
    return method == null
        ? name
        : "%s %s %s".formatted(method, name, timer.getId().getTag("status"));
  }

  private void values(String name) {
    for (Meter meter : registry.find(name).meters()) {
      meter
          .measure()
          .forEach(measured -> line("%s %.0f".formatted(described(meter), measured.getValue())));
    }
  }

  private static String described(Meter meter) {
    StringBuilder label = new StringBuilder(meter.getId().getName());
    meter.getId().getTags().forEach(tag -> label.append(' ').append(tag.getValue()));
    return "%-40s".formatted(label);
  }

  private void line(String content) {
    text.append(content).append('\n');
  }
}
