package naja.server.access;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// How much each client may ask: a quota of questions per window of a minute, which begins with the
/// client's first request. Safe for several threads.
public final class RateLimit {
  /// The length of a window.
  public static final Duration WINDOW = Duration.ofMinutes(1);

  private static final int MOST_CLIENTS = 100_000;

  private final int quota;
  private final Ticker ticker;
  private final Cache<String, Window> windows;

  /// @param refused whether what came last did not fit in
  private record Window(long startNanos, int used, boolean refused) {
    Window plus(int questions, int quota) {
      boolean tooMany = questions > quota - used;
      return new Window(startNanos, tooMany ? used : used + questions, tooMany);
    }
  }

  /// What a client has left.
  ///
  /// @param quota questions per window
  /// @param remaining of them
  /// @param reset time until the quota is whole again
  /// @param exceeded whether what was asked last is too much; then it does not count
  public record Standing(int quota, int remaining, Duration reset, boolean exceeded) {
    /// [#reset()] in whole seconds, at least 1.
    public long resetSeconds() {
      return Math.max(1, reset.plusMillis(999).toSeconds());
    }
  }

  /// @param quota questions per minute, at least 1
  public RateLimit(int quota) {
    this(quota, Ticker.systemTicker());
  }

  RateLimit(int quota, Ticker ticker) {
    this.quota = quota;
    this.ticker = ticker;
    this.windows =
        Caffeine.newBuilder()
            .maximumSize(MOST_CLIENTS)
            .expireAfterWrite(WINDOW)
            .ticker(ticker)
            .build();
  }

  /// The questions per window.
  public int quota() {
    return quota;
  }

  /// Counts questions of a client: all of them, or none where they exceed what it has left.
  ///
  /// @param questions at least 0
  public Standing take(String client, int questions) {
    long now = ticker.read();
    Window window = windows.asMap().compute(client, (_, known) -> counted(known, questions, now));
    Duration reset = WINDOW.minusNanos(now - window.startNanos());
    return new Standing(quota, quota - window.used(), reset, window.refused());
  }

  private Window counted(@Nullable Window known, int questions, long now) {
    if (known == null || now - known.startNanos() >= WINDOW.toNanos()) {
      return new Window(now, 0, false).plus(questions, quota);
    }
    return known.plus(questions, quota);
  }
}
