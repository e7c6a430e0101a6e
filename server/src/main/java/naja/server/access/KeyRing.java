package naja.server.access;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The keys that hold now: the file is read again when it has changed, so that a key can be given
/// or taken back while the service runs. Safe for several threads.
public final class KeyRing {
  private static final Logger LOG = LoggerFactory.getLogger(KeyRing.class);

  private final Path file;
  private final long pauseNanos;
  private volatile State state;

  private record State(List<ApiKey> keys, FileTime changed, long checkedNanos) {
    State checkedAt(long nanos) {
      return new State(keys, changed, nanos);
    }
  }

  /// Reads the file.
  ///
  /// @param pause shortest time between two looks at the file
  /// @throws AccessException if it cannot be read
  public KeyRing(Path file, Duration pause) {
    this.file = file;
    this.pauseNanos = pause.toNanos();
    this.state = read();
  }

  /// The key with this text, if there is one.
  public Optional<ApiKey> find(String text) {
    byte[] hash = ApiKey.hash(text);
    Optional<ApiKey> found = Optional.empty();
    for (ApiKey key : current()) {
      if (key.matches(hash)) {
        found = Optional.of(key);
      }
    }
    return found;
  }

  private List<ApiKey> current() {
    State known = state;
    long now = System.nanoTime();
    if (now - known.checkedNanos() < pauseNanos) {
      return known.keys();
    }
    state = renewed(known, now);
    return state.keys();
  }

  /// What cannot be read leaves the keys as they were: a slip of the pen must not lock everyone
  /// out.
  private State renewed(State known, long now) {
    try {
      if (Files.getLastModifiedTime(file).equals(known.changed())) {
        return known.checkedAt(now);
      }
      State fresh = read();
      LOG.info("{} keys from {}", fresh.keys().size(), file);
      return fresh;
    } catch (IOException | AccessException e) {
      LOG.warn("the keys read before stay in force: {}", e.getMessage());
      return known.checkedAt(now);
    }
  }

  private State read() {
    try {
      FileTime changed = Files.getLastModifiedTime(file);
      return new State(new KeyFile(file).keys(), changed, System.nanoTime());
    } catch (IOException e) {
      throw new AccessException(
          "there is no keys file %s; make one with: naja keys add NAME --file %s"
              .formatted(file, file),
          e);
    }
  }
}
