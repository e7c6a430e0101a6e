package naja.collection;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Collectors;

/// Counts the rows of a collection that make no photo, by reason.
final class LeftOut {
  private final Map<String, LongAdder> counts = new ConcurrentSkipListMap<>();

  void count(String reason) {
    counts.computeIfAbsent(reason, _ -> new LongAdder()).increment();
  }

  /// One sentence for the user; empty where nothing was left out.
  Optional<String> notice() {
    if (counts.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        counts.entrySet().stream()
            .map(entry -> entry.getValue().sum() + " " + entry.getKey())
            .collect(Collectors.joining("; ", "left out: ", "")));
  }
}
