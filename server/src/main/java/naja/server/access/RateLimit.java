package naja.server.access;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// How often each client may ask: a quota per window of a minute, which begins with the client's
/// first request. Safe for several threads.
public final class RateLimit {
  /// The length of a window.
  public static final Duration WINDOW = Duration.ofMinutes(1);

  private static final int MOST_CLIENTS = 100_000;

  private final int quota;
  private final Ticker ticker;
  private final Cache<String, Window> windows;

  private record Window(long startNanos, int used) {}

  /// What a client has left.
  ///
  /// @param quota requests per window
  /// @param remaining of them
  /// @param reset time until the quota is whole again
  /// @param exceeded whether this request is one too many
  public record Standing(int quota, int remaining, Duration reset, boolean exceeded) {
    /// [#reset()] in whole seconds, at least 1.
    public long resetSeconds() {
      return Math.max(1, reset.plusMillis(999).toSeconds());
    }
  }

  /// @param quota requests per minute, at least 1
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

  /// Counts one request of a client.
  public Standing take(String client) {
    long now = ticker.read();
    Window window = windows.asMap().compute(client, (_, known) -> counted(known, now));
    Duration reset = WINDOW.minusNanos(now - window.startNanos());
    return new Standing(quota, Math.max(0, quota - window.used()), reset, window.used() > quota);
  }

  private Window counted(@Nullable Window known, long now) {
    if (known == null || now - known.startNanos() >= WINDOW.toNanos()) {
      return new Window(now, 1);
    }
    return new Window(known.startNanos(), Math.min(known.used() + 1, quota + 1));
  }
}
