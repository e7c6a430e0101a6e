package naja.encoder.weights;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.OptionalLong;
import naja.download.StallGuard;
import naja.encoder.EncoderException;
import naja.encoder.PullProgress;

/// Downloads one file: what has arrived stays in a `.part` file, a cut or stalled connection is
/// taken up again where it broke, and the file gets its name only when size and SHA-256 are right.
public final class EncoderPull {
  private static final int ATTEMPTS_WITHOUT_PROGRESS = 4;

  private final HttpClient client;
  private final Duration pause;
  private final Duration patience;

  public EncoderPull() {
    this(Duration.ofSeconds(2), Duration.ofMinutes(1));
  }

  /// @param pause wait before another attempt when the last one brought nothing
  /// @param patience longest wait for the next byte; then the connection counts as broken
  EncoderPull(Duration pause, Duration patience) {
    this.pause = pause;
    this.patience = patience;
    this.client =
        HttpClient.newBuilder()
            .followRedirects(HttpClient.Redirect.NORMAL)
            .connectTimeout(Duration.ofSeconds(20))
            .build();
  }

  /// What to get and what it has to be.
  ///
  /// @param size expected bytes, when they are known
  public record Order(URI url, String sha256, OptionalLong size) {}

  /// Brings the file to `target`. What an earlier, interrupted call left is not downloaded again.
  ///
  /// @throws EncoderException if the server refuses, the connection stays broken, or the bytes are
  ///   not those that were ordered
  public void pull(Order order, Path target, PullProgress progress) {
    Path part = target.resolveSibling(target.getFileName() + ".part");
    try {
      Files.createDirectories(target.toAbsolutePath().getParent());
      try (FileChannel file =
              FileChannel.open(
                  part,
                  StandardOpenOption.CREATE,
                  StandardOpenOption.READ,
                  StandardOpenOption.WRITE);
          FileLock lock = lock(file, part)) {
        assert lock.isValid();
        download(order, file, progress);
        requireRight(order, file, part);
      }
      Files.move(part, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new EncoderException(
          "cannot download %s to %s: %s; run the same command again to continue"
              .formatted(order.url(), target, e),
          e);
    }
  }

  private static FileLock lock(FileChannel file, Path part) throws IOException {
    FileLock lock;
    try {
      lock = file.tryLock();
    } catch (OverlappingFileLockException e) {
      throw new EncoderException(part + " is being downloaded already", e);
    }
    if (lock == null) {
      throw new EncoderException(part + " is being downloaded by another process");
    }
    return lock;
  }

  private void download(Order order, FileChannel file, PullProgress progress) throws IOException {
    int idle = 0;
    while (!isComplete(order, file)) {
      long before = file.size();
      try {
        if (attempt(order, file, progress)) {
          return;
        }
      } catch (IOException e) {
        idle = file.size() > before ? 0 : idle + 1;
        if (idle >= ATTEMPTS_WITHOUT_PROGRESS) {
          throw e;
        }
        rest(idle);
      }
    }
  }

  private static boolean isComplete(Order order, FileChannel file) throws IOException {
    return order.size().isPresent() && file.size() == order.size().getAsLong();
  }

  private void rest(int idle) {
    try {
      Thread.sleep(pause.multipliedBy(idle));
    } catch (InterruptedException e) {
      throw interrupted(e);
    }
  }

  private static EncoderException interrupted(InterruptedException e) {
    Thread.currentThread().interrupt();
    return new EncoderException("the download was interrupted; run it again to continue", e);
  }

  /// Asks for what is missing and appends what comes.
  ///
  /// @return whether the server sent everything to the end
  private boolean attempt(Order order, FileChannel file, PullProgress progress) throws IOException {
    long have = file.size();
    HttpRequest.Builder request = HttpRequest.newBuilder(order.url()).timeout(patience);
    if (have > 0) {
      request.header("Range", "bytes=" + have + "-");
    }
    HttpResponse<InputStream> response = send(request.build());
    try (InputStream body = response.body()) {
      switch (response.statusCode()) {
        case 206 -> requireRange(response, have);
        case 200 -> file.truncate(0);
        case 416 -> {
          // Either everything is here already, or what is here belongs to another file.
          return restartUnlessWhole(response, file);
        }
        default ->
            throw new EncoderException(
                "%s answered %d; check the address, or get the file by other means (naja encoders add FOLDER, naja gpu install --from FILE)"
                    .formatted(order.url(), response.statusCode()));
      }
      OptionalLong announced = response.headers().firstValueAsLong("Content-Length");
      append(body, file, total(order, file.size(), announced), progress);
      return true;
    }
  }

  private HttpResponse<InputStream> send(HttpRequest request) throws IOException {
    try {
      return client.send(request, HttpResponse.BodyHandlers.ofInputStream());
    } catch (InterruptedException e) {
      throw interrupted(e);
    }
  }

  private static void requireRange(HttpResponse<InputStream> response, long have)
      throws IOException {
    String range = response.headers().firstValue("Content-Range").orElse("");
    if (!range.startsWith("bytes " + have + "-")) {
      throw new IOException("asked for bytes from " + have + " on, got '" + range + "'");
    }
  }

  private static boolean restartUnlessWhole(HttpResponse<InputStream> response, FileChannel file)
      throws IOException {
    String range = response.headers().firstValue("Content-Range").orElse("");
    if (range.equals("bytes */" + file.size())) {
      return true;
    }
    file.truncate(0);
    return false;
  }

  private static OptionalLong total(Order order, long have, OptionalLong announced) {
    if (order.size().isPresent() || announced.isEmpty()) {
      return order.size();
    }
    return OptionalLong.of(have + announced.getAsLong());
  }

  private void append(InputStream body, FileChannel file, OptionalLong total, PullProgress progress)
      throws IOException {
    file.position(file.size());
    byte[] buffer = new byte[1 << 16];
    try (var guard = new StallGuard(body, patience)) {
      for (int read = body.read(buffer); read >= 0; read = body.read(buffer)) {
        guard.arrived();
        write(buffer, read, file);
        progress.arrived(file.size(), total);
      }
      guard.requireNotStalled();
    }
  }

  private static void write(byte[] buffer, int length, FileChannel file) throws IOException {
    ByteBuffer piece = ByteBuffer.wrap(buffer, 0, length);
    while (piece.hasRemaining()) {
      file.write(piece);
    }
  }

  private static void requireRight(Order order, FileChannel file, Path part) throws IOException {
    file.force(true);
    long size = file.size();
    String sha256;
    try (InputStream in = Files.newInputStream(part)) {
      sha256 = WeightsHashes.sha256(in);
    }
    if (!sha256.equals(order.sha256())) {
      Files.delete(part);
      throw new EncoderException(
          "%s gave %d bytes with SHA-256 %s, but %s is expected; nothing was kept"
              .formatted(order.url(), size, sha256, order.sha256()));
    }
  }
}
