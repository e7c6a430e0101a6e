package naja.collection.download;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;

/// The photos of one host, one after the other.
final class HostQueue {
  private final PhotoRequests requests;
  private final DownloadSettings settings;
  private boolean asked;

  HostQueue(PhotoRequests requests, DownloadSettings settings) {
    this.requests = requests;
    this.settings = settings;
  }

  /// Brings a photo; returns why it did not come, if it did not.
  Optional<String> bring(PhotoOrder order) {
    try {
      return tryToBring(order);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return Optional.of("interrupted");
    }
  }

  private Optional<String> tryToBring(PhotoOrder order) throws InterruptedException {
    int idle = 0;
    while (true) {
      long before = PhotoRequests.arrived(order);
      Duration wait = settings.pause().multipliedBy(1L << idle);
      try {
        if (asked) {
          Thread.sleep(settings.pause());
        }
        asked = true;
        requests.send(order);
        return Optional.empty();
      } catch (Refused e) {
        return Optional.of(String.valueOf(e.getMessage()));
      } catch (Busy e) {
        if (e.waiting().compareTo(settings.longestWait()) > 0) {
          return Optional.of(String.valueOf(e.getMessage()));
        }
        wait = e.waiting();
        idle++;
      } catch (IOException e) {
        idle = PhotoRequests.arrived(order) > before ? 0 : idle + 1;
        if (idle >= settings.attempts()) {
          return Optional.of(e.toString());
        }
      }
      if (idle >= settings.attempts()) {
        return Optional.of("the server is busy; run the same command again later");
      }
      Thread.sleep(wait);
    }
  }
}
