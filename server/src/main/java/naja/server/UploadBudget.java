package naja.server;

import java.util.concurrent.atomic.AtomicLong;

/// Bounds the memory that request bodies take together: a body is counted before it is read.
final class UploadBudget {
  private final long maxBodyBytes;
  private final AtomicLong free;

  UploadBudget(ServerSettings settings) {
    this.maxBodyBytes = settings.maxBodyBytes();
    this.free = new AtomicLong(settings.uploadBytes());
  }

  /// Takes what a body of the announced length needs, or the most that is allowed where the length
  /// is not announced (-1).
  ///
  /// @throws Refusal if the body is too large or there is no room for it now
  Share take(long announcedBytes) {
    if (announcedBytes > maxBodyBytes) {
      throw Refusal.tooLarge(
          "the request has %d bytes, at most %d are accepted"
              .formatted(announcedBytes, maxBodyBytes));
    }
    long bytes = announcedBytes < 0 ? maxBodyBytes : announcedBytes;
    if (free.addAndGet(-bytes) < 0) {
      free.addAndGet(bytes);
      throw Refusal.busy("other uploads are being read; try again shortly");
    }
    return new Share(bytes);
  }

  /// What one body took; closing gives it back.
  final class Share implements AutoCloseable {
    private final long bytes;

    private Share(long bytes) {
      this.bytes = bytes;
    }

    @Override
    public void close() {
      free.addAndGet(bytes);
    }
  }
}
