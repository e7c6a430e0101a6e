package naja.collection.download;

import java.time.Duration;

/// How photos are downloaded.
///
/// @param userAgent by which servers know who asks
/// @param pause time between two requests to one host
/// @param patience how long a server may send nothing
/// @param longestWait the longest `Retry-After` that is waited for
/// @param maxBytes size above which a photo is refused
/// @param attempts tries without progress before a photo is given up, at least 1
public record DownloadSettings(
    String userAgent,
    Duration pause,
    Duration patience,
    Duration longestWait,
    long maxBytes,
    int attempts) {
  /// One request per second and host, photos of up to 64 MiB.
  public static final DownloadSettings DEFAULT =
      new DownloadSettings(
          "Naja (species identification from photos)",
          Duration.ofSeconds(1),
          Duration.ofSeconds(30),
          Duration.ofMinutes(10),
          64L << 20,
          4);

  public DownloadSettings {
    if (pause.isNegative() || !patience.isPositive() || longestWait.isNegative()) {
      throw new IllegalArgumentException(
          "waiting times must not be negative, got %s, %s and %s"
              .formatted(pause, patience, longestWait));
    }
    if (maxBytes < 1 || attempts < 1) {
      throw new IllegalArgumentException(
          "maxBytes and attempts must be at least 1, got %d and %d".formatted(maxBytes, attempts));
    }
  }

  public DownloadSettings withPause(Duration time) {
    return new DownloadSettings(userAgent, time, patience, longestWait, maxBytes, attempts);
  }

  public DownloadSettings withUserAgent(String name) {
    return new DownloadSettings(name, pause, patience, longestWait, maxBytes, attempts);
  }
}
