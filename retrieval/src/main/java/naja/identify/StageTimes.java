package naja.identify;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/// A clock for the stages of one answer. For one thread.
final class StageTimes {
  private final Map<String, Double> millis = new LinkedHashMap<>();
  private String stage = "";
  private long started;

  /// Ends the stage before, if there was one, and begins another.
  void start(String name) {
    finish();
    stage = name;
    started = System.nanoTime();
  }

  /// Ends the last stage; wall time in milliseconds by stage, in call order.
  Map<String, Double> finish() {
    if (!stage.isEmpty()) {
      millis.merge(stage, (System.nanoTime() - started) / 1e6, Double::sum);
      stage = "";
    }
    return Collections.unmodifiableMap(millis);
  }
}
