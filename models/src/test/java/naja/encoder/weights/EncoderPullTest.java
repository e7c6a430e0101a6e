package naja.encoder.weights;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.OptionalLong;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import naja.encoder.EncoderException;
import naja.encoder.PullProgress;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Downloads from a server on this machine that misbehaves in the ways real ones do.
class EncoderPullTest {
  private static final PullProgress QUIET = (_, _) -> {};

  @TempDir Path folder;
  private final byte[] weights = new byte[300_000];
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final List<String> ranges = Collections.synchronizedList(new ArrayList<>());
  private Duration patience = Duration.ofSeconds(30);
  private HttpServer server;
  private Path target;

  @BeforeEach
  void start() throws IOException {
    new Random(3).nextBytes(weights);
    target = folder.resolve("cache/model.onnx");
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(threads);
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
    threads.shutdownNow();
  }

  @Test
  void pull_wholeFile_isRenamedIntoPlaceWithProgressToTheEnd() throws IOException {
    serve(exchange -> send(exchange, weights, weights.length, true));
    List<Long> progress = new ArrayList<>();

    pull(
        sha256(weights),
        (bytes, total) -> {
          assertThat(total).hasValue(weights.length);
          progress.add(bytes);
        });

    assertThat(Files.readAllBytes(target)).isEqualTo(weights);
    assertThat(progress).isSorted().endsWith((long) weights.length);
    assertThat(part()).doesNotExist();
  }

  @Test
  void pull_connectionCutTwice_isTakenUpWhereItBroke() throws IOException {
    serve(exchange -> send(exchange, weights, 100_000, true));

    pull(sha256(weights), QUIET);

    assertThat(Files.readAllBytes(target)).isEqualTo(weights);
    assertThat(ranges).first().isEqualTo("");
    assertThat(resumedAt()).isNotEmpty().isSorted().doesNotHaveDuplicates();
    assertThat(resumedAt().getFirst()).isBetween(0L, 100_000L);
  }

  @Test
  void pull_serverThatStalls_isTakenUpWhereItStopped() throws IOException {
    patience = Duration.ofMillis(300);
    var never = new CountDownLatch(1);
    serve(exchange -> {
      send(exchange, weights, ranges.size() == 1 ? 100_000 : weights.length, true, never);
    });

    pull(sha256(weights), QUIET);

    assertThat(Files.readAllBytes(target)).isEqualTo(weights);
    assertThat(resumedAt()).hasSize(1).allSatisfy(from -> assertThat(from).isBetween(0L, 100_000L));
  }

  @Test
  void pull_serverWithoutRanges_startsOver() throws IOException {
    Files.createDirectories(target.getParent());
    Files.write(part(), new byte[] {1, 2, 3});
    serve(exchange -> send(exchange, weights, weights.length, false));

    pull(sha256(weights), QUIET);

    assertThat(Files.readAllBytes(target)).isEqualTo(weights);
    assertThat(ranges).containsExactly("bytes=3-");
  }

  @Test
  void pull_earlierRunLeftTheWholeFile_downloadsNothingMore() throws IOException {
    Files.createDirectories(target.getParent());
    Files.write(part(), weights);
    serve(exchange -> send(exchange, weights, weights.length, true));

    pull(sha256(weights), QUIET);

    assertThat(Files.readAllBytes(target)).isEqualTo(weights);
    assertThat(ranges).isEmpty();
  }

  @Test
  void pull_sizeNotKnownAndWholeFileThere_asksOnceAndKeepsIt() throws IOException {
    Files.createDirectories(target.getParent());
    Files.write(part(), weights);
    serve(exchange -> send(exchange, weights, weights.length, true));

    new EncoderPull(Duration.ZERO, patience)
        .pull(
            new EncoderPull.Order(address(), sha256(weights), OptionalLong.empty()), target, QUIET);

    assertThat(Files.readAllBytes(target)).isEqualTo(weights);
    assertThat(ranges).containsExactly("bytes=300000-");
  }

  @Test
  void pull_wrongBytes_keepsNothingAndNamesBothHashes() throws IOException {
    byte[] wrong = weights.clone();
    wrong[1234]++;
    serve(exchange -> send(exchange, wrong, wrong.length, true));

    assertThatThrownBy(() -> pull(sha256(weights), QUIET))
        .isInstanceOf(EncoderException.class)
        .hasMessageContaining(sha256(weights))
        .hasMessageContaining(sha256(wrong));
    assertThat(target).doesNotExist();
    assertThat(part()).doesNotExist();
  }

  @Test
  void pull_moreBytesThanOrdered_keepsNothing() {
    byte[] more = Arrays.copyOf(weights, weights.length + 5);
    serve(exchange -> send(exchange, more, more.length, true));

    assertThatThrownBy(() -> pull(sha256(weights), QUIET))
        .isInstanceOf(EncoderException.class)
        .hasMessageContaining("300005 bytes");
    assertThat(target).doesNotExist();
  }

  @Test
  void pull_notFound_saysSoAtOnce() {
    serve(exchange -> {
      exchange.sendResponseHeaders(404, -1);
      exchange.close();
    });

    assertThatThrownBy(() -> pull(sha256(weights), QUIET))
        .isInstanceOf(EncoderException.class)
        .hasMessageContaining("404")
        .hasMessageContaining("naja encoders add");
    assertThat(ranges).hasSize(1);
  }

  @Test
  void pull_serverThatBringsNothing_givesUpAndCanBeContinued() throws IOException {
    serve(exchange -> send(exchange, weights, ranges.size() == 1 ? 50_000 : 0, true));

    assertThatThrownBy(() -> pull(sha256(weights), QUIET))
        .isInstanceOf(EncoderException.class)
        .hasMessageContaining("run the same command again");
    long kept = Files.size(part());
    assertThat(kept).isLessThanOrEqualTo(50_000);

    server.removeContext("/model.onnx");
    serve(exchange -> send(exchange, weights, weights.length, true));
    pull(sha256(weights), QUIET);
    assertThat(Files.readAllBytes(target)).isEqualTo(weights);
    assertThat(resumedAt()).last().isEqualTo(kept);
  }

  /// Where the requests after the first one went on; a client may lose bytes that were on their way
  /// when the connection broke.
  private List<Long> resumedAt() {
    return ranges.stream()
        .skip(1)
        .map(range -> range.isEmpty() ? 0 : Long.parseLong(range.replaceAll("bytes=(\\d+)-", "$1")))
        .toList();
  }

  private interface Answer {
    void to(HttpExchange exchange) throws IOException;
  }

  private void serve(Answer answer) {
    server.createContext(
        "/model.onnx",
        exchange -> {
          String range = exchange.getRequestHeaders().getFirst("Range");
          ranges.add(range == null ? "" : range);
          answer.to(exchange);
        });
  }

  /// Sends at most `limit` bytes of what is asked for, then closes the connection.
  private static void send(HttpExchange exchange, byte[] bytes, int limit, boolean knowsRanges)
      throws IOException {
    send(exchange, bytes, limit, knowsRanges, new CountDownLatch(0));
  }

  /// As above; where bytes are left over, the connection stays open until the latch opens.
  private static void send(
      HttpExchange exchange, byte[] bytes, int limit, boolean knowsRanges, CountDownLatch open)
      throws IOException {
    String range = exchange.getRequestHeaders().getFirst("Range");
    int from = 0;
    if (range != null && knowsRanges) {
      from = Integer.parseInt(range.replaceAll("bytes=(\\d+)-", "$1"));
      if (from >= bytes.length) {
        exchange.getResponseHeaders().set("Content-Range", "bytes */" + bytes.length);
        exchange.sendResponseHeaders(416, -1);
        exchange.close();
        return;
      }
      exchange
          .getResponseHeaders()
          .set("Content-Range", "bytes %d-%d/%d".formatted(from, bytes.length - 1, bytes.length));
    }
    exchange.sendResponseHeaders(range != null && knowsRanges ? 206 : 200, bytes.length - from);
    try (exchange) {
      OutputStream body = exchange.getResponseBody();
      body.write(bytes, from, Math.min(limit, bytes.length - from));
      body.flush();
      if (limit < bytes.length - from) {
        await(open);
      }
    }
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private void pull(String sha256, PullProgress progress) {
    new EncoderPull(Duration.ZERO, patience)
        .pull(
            new EncoderPull.Order(address(), sha256, OptionalLong.of(weights.length)),
            target,
            progress);
  }

  private URI address() {
    return URI.create("http://localhost:" + server.getAddress().getPort() + "/model.onnx");
  }

  private Path part() {
    return target.resolveSibling("model.onnx.part");
  }

  private static String sha256(byte[] bytes) {
    try {
      return WeightsHashes.sha256(new ByteArrayInputStream(bytes));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
