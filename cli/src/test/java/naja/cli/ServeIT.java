package naja.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `naja serve` as a process of its own: it answers, and ends when it is asked to.
final class ServeIT {
  private static final Pattern ADDRESS = Pattern.compile("serving at (http\\S+)");
  private static final int ENDED_BY_SIGTERM = 128 + 15;

  @TempDir Path folder;
  private NajaProcess naja;
  private Process server;

  @BeforeEach
  void serve() throws Exception {
    naja = new NajaProcess(folder, "-Xmx512m");
    TintedPhotos photos = TintedPhotos.draw(folder.resolve("collection"));
    Path gallery = folder.resolve("gallery");
    int indexed =
        naja.run(
            "index", "--images", photos.images(), "--taxa", photos.species(), "--gallery", gallery);
    assertThat(indexed).as(naja.err()).isZero();
    server = naja.start("serve", "--gallery", gallery, "--port", 0);
  }

  @AfterEach
  void end() {
    server.destroyForcibly();
  }

  @Test
  void serve_photo_isAnsweredAndTheProcessEndsOnSigterm() throws Exception {
    URI address = address();
    try (HttpClient client = HttpClient.newHttpClient()) {
      HttpResponse<String> ready = awaitReady(client, address);
      assertThat(ready.statusCode()).as(ready.body()).isEqualTo(200);
      assertThat(ready.body()).contains("builtin");

      Path photo = TintedPhotos.photo(folder.resolve("question.jpg"), "rust", 99);
      HttpResponse<String> answer = send(client, upload(address, photo));
      assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
      assertThat(answer.body()).contains("Testus ferrugineus");
    }

    server.destroy();

    assertThat(server.waitFor(1, TimeUnit.MINUTES)).as("ends").isTrue();
    assertThat(server.exitValue()).isEqualTo(ENDED_BY_SIGTERM);
    assertThat(naja.err()).doesNotContain("Exception").doesNotContain("this should not happen");
  }

  private URI address() throws IOException, InterruptedException {
    for (int i = 0; i < 600 && server.isAlive(); i++) {
      Matcher address = ADDRESS.matcher(naja.out());
      if (address.find()) {
        return URI.create(address.group(1));
      }
      Thread.sleep(Duration.ofMillis(100));
    }
    return fail("no address: " + naja.err());
  }

  /// The service listens before it has warmed up, and says so.
  private static HttpResponse<String> awaitReady(HttpClient client, URI address) throws Exception {
    HttpRequest.Builder question = HttpRequest.newBuilder(address.resolve("/readyz"));
    HttpResponse<String> reply = send(client, question);
    for (int i = 0; i < 600 && reply.statusCode() == 503; i++) {
      Thread.sleep(Duration.ofMillis(100));
      reply = send(client, question);
    }
    return reply;
  }

  private static HttpRequest.Builder upload(URI address, Path photo) throws IOException {
    String head =
        """
        --boundary\r
        Content-Disposition: form-data; name="images"; filename="question.jpg"\r
        Content-Type: image/jpeg\r
        \r
        """;
    return HttpRequest.newBuilder(address.resolve("/v1/identify"))
        .header("Content-Type", "multipart/form-data; boundary=boundary")
        .POST(
            BodyPublishers.ofByteArrays(
                List.of(
                    head.getBytes(StandardCharsets.US_ASCII),
                    Files.readAllBytes(photo),
                    "\r\n--boundary--\r\n".getBytes(StandardCharsets.US_ASCII))));
  }

  private static HttpResponse<String> send(HttpClient client, HttpRequest.Builder request)
      throws IOException, InterruptedException {
    return client.send(request.timeout(Duration.ofMinutes(1)).build(), BodyHandlers.ofString());
  }
}
