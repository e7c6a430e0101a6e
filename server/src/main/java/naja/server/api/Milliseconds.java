package naja.server.api;

import java.util.LinkedHashMap;
import java.util.Map;

/// Wall time per stage, in milliseconds rounded to microseconds, in the order in which they ran.
/// Safe for several threads: a worker whose request has given up waiting goes on adding.
public final class Milliseconds {
  private final Map<String, Double> stages = new LinkedHashMap<>();

  /// Adds the time since `startNanos` (of [System#nanoTime()]) to a stage.
  public synchronized void since(String stage, long startNanos) {
    add(stage, (System.nanoTime() - startNanos) / 1e6);
  }

  /// Adds milliseconds to a stage.
  public synchronized void add(String stage, double milliseconds) {
    stages.merge(stage, milliseconds, Double::sum);
  }

  /// Adds several stages.
  public synchronized void addAll(Map<String, Double> milliseconds) {
    milliseconds.forEach(this::add);
  }

  /// The stages as the API shows them.
  public synchronized Map<String, Double> rounded() {
    Map<String, Double> rounded = new LinkedHashMap<>();
    stages.forEach((stage, value) -> rounded.put(stage, Math.round(value * 1000) / 1000.0));
    return rounded;
  }
}
