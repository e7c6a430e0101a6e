package naja.collection.download;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import naja.download.StallGuard;

/// Sends one request for a photo and keeps what comes: in a `.part` file until all of it is there.
/// What an earlier request left is not asked for again, unless the photo has changed since.
final class PhotoRequests implements AutoCloseable {
  private static final int BUFFER = 1 << 16;

  private final DownloadSettings settings;
  private final HttpClient client;

  PhotoRequests(DownloadSettings settings) {
    this.settings = settings;
    this.client =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NORMAL)
            .connectTimeout(settings.patience())
            .build();
  }

  /// Bytes of a photo that an earlier request left.
  static long arrived(PhotoOrder order) {
    return part(order).toFile().length();
  }

  /// @throws Refused if asking again is of no use
  /// @throws Busy if the server wants to be left alone for a while
  /// @throws IOException if the connection broke or the server failed
  void send(PhotoOrder order) throws IOException, InterruptedException {
    Files.createDirectories(order.target().toAbsolutePath().getParent());
    HttpResponse<InputStream> response;
    try {
      response = client.send(request(order), HttpResponse.BodyHandlers.ofInputStream());
    } catch (IllegalArgumentException e) {
      throw new Refused("is no address that can be asked: " + e.getMessage());
    }
    try (InputStream body = response.body()) {
      long have = start(order, response);
      requireAllowed(have + response.headers().firstValueAsLong("Content-Length").orElse(0));
      keepTag(order, response);
      append(order, body, have);
    } catch (Refused e) {
      Files.deleteIfExists(part(order));
      throw e;
    }
    Files.move(part(order), order.target(), StandardCopyOption.ATOMIC_MOVE);
    Files.deleteIfExists(tag(order));
  }

  @Override
  public void close() {
    client.shutdownNow();
    client.close();
  }

  private HttpRequest request(PhotoOrder order) throws IOException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(order.address())
            .timeout(settings.patience())
            .header("User-Agent", settings.userAgent())
            .header("Accept", "image/*, */*;q=0.1");
    long have = arrived(order);
    if (have > 0 && Files.exists(tag(order))) {
      request
          .header("Range", "bytes=" + have + "-")
          .header("If-Range", Files.readString(tag(order)));
    }
    return request.build();
  }

  /// What is there already of the body that comes; throws where none comes.
  private long start(PhotoOrder order, HttpResponse<InputStream> response) throws IOException {
    int status = response.statusCode();
    return switch (status) {
      case 200 -> {
        requireNoPage(response);
        Files.deleteIfExists(part(order));
        yield 0;
      }
      case 206 -> rest(order, response);
      case 416 -> {
        Files.deleteIfExists(part(order));
        throw new IOException("answered 416; the photo has changed");
      }
      case 429, 503 -> throw new Busy(status, retryAfter(response));
      default ->
          throw status >= 500
              ? new IOException("answered " + status)
              : new Refused("answered " + status);
    };
  }

  private static long rest(PhotoOrder order, HttpResponse<InputStream> response)
      throws IOException {
    long have = arrived(order);
    String range = response.headers().firstValue("Content-Range").orElse("");
    if (range.startsWith("bytes " + have + "-")) {
      return have;
    }
    Files.deleteIfExists(part(order));
    throw new IOException("asked for bytes from " + have + " on, got '" + range + "'");
  }

  private Duration retryAfter(HttpResponse<InputStream> response) {
    String text = response.headers().firstValue("Retry-After").orElse("").strip();
    if (text.matches("\\d{1,9}")) {
      return Duration.ofSeconds(Long.parseLong(text));
    }
    try {
      ZonedDateTime until = ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME);
      Duration wait = Duration.between(ZonedDateTime.now(until.getZone()), until);
      return wait.isNegative() ? Duration.ZERO : wait;
    } catch (DateTimeParseException _) {
      return settings.pause().multipliedBy(4);
    }
  }

  private static void requireNoPage(HttpResponse<InputStream> response) throws Refused {
    Optional<String> type = response.headers().firstValue("Content-Type");
    if (type.isPresent() && type.get().startsWith("text/")) {
      throw new Refused("answered with " + type.get() + " instead of a photo");
    }
  }

  private void requireAllowed(long bytes) throws Refused {
    if (bytes > settings.maxBytes()) {
      throw new Refused("has more than the %d bytes allowed".formatted(settings.maxBytes()));
    }
  }

  private void append(PhotoOrder order, InputStream body, long have) throws IOException {
    byte[] buffer = new byte[BUFFER];
    long total = have;
    try (OutputStream out =
            Files.newOutputStream(
                part(order), StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        StallGuard guard = new StallGuard(body, settings.patience())) {
      for (int read = body.read(buffer); read >= 0; read = body.read(buffer)) {
        guard.arrived();
        total += read;
        requireAllowed(total);
        out.write(buffer, 0, read);
      }
      guard.requireNotStalled();
    }
  }

  /// By the tag the server tells whether the rest belongs to what is there.
  private static void keepTag(PhotoOrder order, HttpResponse<InputStream> response)
      throws IOException {
    Optional<String> tag =
        response
            .headers()
            .firstValue("ETag")
            .filter(text -> !text.startsWith("W/"))
            .or(() -> response.headers().firstValue("Last-Modified"));
    if (tag.isPresent()) {
      Files.writeString(tag(order), tag.get());
    } else {
      Files.deleteIfExists(tag(order));
    }
  }

  private static Path part(PhotoOrder order) {
    return order.target().resolveSibling(order.target().getFileName() + ".part");
  }

  private static Path tag(PhotoOrder order) {
    return order.target().resolveSibling(order.target().getFileName() + ".tag");
  }
}
