package naja.collection.download;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class PhotoDownloadsTest {
  private static final byte[] PHOTO = new byte[200_000];
  private static final DownloadSettings QUICK =
      new DownloadSettings(
          "naja-test/1",
          Duration.ofMillis(5),
          Duration.ofSeconds(20),
          Duration.ofSeconds(2),
          1_000_000,
          3);

  static {
    new Random(20261121).nextBytes(PHOTO);
  }

  private interface Script {
    void answer(HttpExchange exchange, int request) throws IOException;
  }

  @TempDir Path folder;
  private final List<String> ranges = new CopyOnWriteArrayList<>();
  private final List<String> agents = new CopyOnWriteArrayList<>();
  private final AtomicInteger requests = new AtomicInteger();
  private final AtomicInteger open = new AtomicInteger();
  private final AtomicInteger mostOpen = new AtomicInteger();
  private final CountDownLatch over = new CountDownLatch(1);
  private ExecutorService threads;
  private HttpServer server;
  private Script script;

  @BeforeEach
  void start() throws IOException {
    script = (exchange, _) -> send(exchange, 200, PHOTO, PHOTO.length);
    threads = Executors.newVirtualThreadPerTaskExecutor();
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(threads);
    server.createContext("/", this::answer);
    server.start();
  }

  @AfterEach
  void stop() {
    over.countDown();
    server.stop(0);
    threads.shutdownNow();
  }

  private void answer(HttpExchange exchange) throws IOException {
    mostOpen.accumulateAndGet(open.incrementAndGet(), Math::max);
    ranges.add(String.valueOf(exchange.getRequestHeaders().getFirst("Range")));
    agents.add(String.valueOf(exchange.getRequestHeaders().getFirst("User-Agent")));
    // Where less was sent than was announced, closing cuts the connection.
    try (exchange) {
      script.answer(exchange, requests.incrementAndGet());
    } finally {
      open.decrementAndGet();
    }
  }

  /// Sends the first bytes of a body that was announced as longer, and cuts the connection.
  private static void send(HttpExchange exchange, int status, byte[] body, int announced)
      throws IOException {
    exchange.getResponseHeaders().set("ETag", "\"v1\"");
    exchange.sendResponseHeaders(status, announced);
    exchange.getResponseBody().write(body);
    exchange.getResponseBody().flush();
  }

  private static void sendRest(HttpExchange exchange, int from) throws IOException {
    exchange
        .getResponseHeaders()
        .set("Content-Range", "bytes %d-%d/%d".formatted(from, PHOTO.length - 1, PHOTO.length));
    send(exchange, 206, Arrays.copyOfRange(PHOTO, from, PHOTO.length), PHOTO.length - from);
  }

  private PhotoOrder order(String name) {
    URI address = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/" + name);
    return new PhotoOrder(address, folder.resolve("photos").resolve(name));
  }

  private DownloadReport fetch(String... names) {
    return fetch(QUICK, names);
  }

  private DownloadReport fetch(DownloadSettings settings, String... names) {
    return new PhotoDownloads(settings).fetch(Stream.of(names).map(this::order), _ -> {});
  }

  private Path photo(String name) {
    return folder.resolve("photos").resolve(name);
  }

  @Test
  void fetch_photos_comeOnceAndWithAName() {
    DownloadReport first = fetch("a.jpg", "b.jpg");
    DownloadReport again = fetch("a.jpg", "b.jpg");

    assertThat(first).isEqualTo(new DownloadReport(0, 2, List.of()));
    assertThat(again).isEqualTo(new DownloadReport(2, 0, List.of()));
    assertThat(photo("a.jpg")).hasBinaryContent(PHOTO);
    assertThat(requests).hasValue(2);
    assertThat(agents).containsOnly("naja-test/1");
  }

  @Test
  void fetch_oneHost_isAskedByOneConnectionAtATime() {
    fetch("a.jpg", "b.jpg", "c.jpg", "d.jpg");

    assertThat(mostOpen).hasValue(1);
  }

  @Test
  void fetch_connectionCut_goesOnWhereItBroke() {
    script =
        (exchange, request) -> {
          if (request == 1) {
            send(exchange, 200, Arrays.copyOf(PHOTO, 120_000), PHOTO.length);
          } else {
            String range = ranges.getLast();
            sendRest(exchange, Integer.parseInt(range.replaceAll("\\D", "")));
          }
        };

    assertThat(fetch("a.jpg").failed()).isEmpty();
    assertThat(photo("a.jpg")).hasBinaryContent(PHOTO);
    assertThat(ranges).hasSize(2).element(1).asString().matches("bytes=[1-9]\\d*-");
  }

  @Test
  void fetch_anotherRun_goesOnWhereTheLastOneBroke() {
    script =
        (exchange, request) -> {
          if (request == 1) {
            send(exchange, 200, Arrays.copyOf(PHOTO, 120_000), PHOTO.length);
          } else {
            exchange.sendResponseHeaders(500, -1);
          }
        };
    assertThat(fetch("a.jpg").failed()).hasSize(1);
    script =
        (exchange, _) ->
            sendRest(exchange, Integer.parseInt(ranges.getLast().replaceAll("\\D", "")));

    assertThat(fetch("a.jpg").downloaded()).isEqualTo(1);
    assertThat(photo("a.jpg")).hasBinaryContent(PHOTO);
  }

  @Test
  void fetch_photoChangedMeanwhile_startsAnew() {
    script =
        (exchange, request) ->
            send(
                exchange,
                200,
                request == 1 ? new byte[1000] : PHOTO,
                request == 1 ? 5000 : PHOTO.length);

    fetch("a.jpg");

    assertThat(photo("a.jpg")).hasBinaryContent(PHOTO);
  }

  @Test
  void fetch_bodyStalls_isTakenUpAgain() {
    script =
        (exchange, request) -> {
          if (request == 1) {
            send(exchange, 200, Arrays.copyOf(PHOTO, 1000), PHOTO.length);
            try {
              over.await();
            } catch (InterruptedException _) {
              Thread.currentThread().interrupt();
            }
          } else {
            send(exchange, 200, PHOTO, PHOTO.length);
          }
        };

    DownloadSettings impatient =
        new DownloadSettings(
            QUICK.userAgent(),
            QUICK.pause(),
            Duration.ofSeconds(1),
            QUICK.longestWait(),
            QUICK.maxBytes(),
            20);

    assertThat(fetch(impatient, "a.jpg").failed()).isEmpty();
    assertThat(photo("a.jpg")).hasBinaryContent(PHOTO);
  }

  @Test
  void fetch_serverIsBusy_isAskedAgainAfterTheTimeItNames() {
    long start = System.nanoTime();
    script =
        (exchange, request) -> {
          if (request == 1) {
            exchange.getResponseHeaders().set("Retry-After", "1");
            exchange.sendResponseHeaders(429, -1);
          } else {
            send(exchange, 200, PHOTO, PHOTO.length);
          }
        };

    assertThat(fetch("a.jpg").downloaded()).isEqualTo(1);
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThan(Duration.ofMillis(990));
  }

  @Test
  void fetch_serverWantsToWaitTooLong_isGivenUpAndSaysSo() {
    script =
        (exchange, _) -> {
          exchange.getResponseHeaders().set("Retry-After", "100000");
          exchange.sendResponseHeaders(503, -1);
        };

    assertThat(fetch("a.jpg").failed())
        .singleElement()
        .satisfies(failed -> assertThat(failed.reason()).contains("503", "wait 100000 s"));
    assertThat(requests).hasValue(1);
  }

  @Test
  void fetch_photoGone_failsAloneAndAtOnce() {
    script =
        (exchange, _) -> {
          if (exchange.getRequestURI().getPath().contains("gone")) {
            exchange.sendResponseHeaders(404, -1);
          } else {
            send(exchange, 200, PHOTO, PHOTO.length);
          }
        };

    DownloadReport report = fetch("gone.jpg", "b.jpg");

    assertThat(report.downloaded()).isEqualTo(1);
    assertThat(report.failed())
        .containsExactly(new DownloadReport.Failed(order("gone.jpg").address(), "answered 404"));
    assertThat(requests).hasValue(2);
  }

  @Test
  void fetch_photoTooLarge_isRefusedBeforeAndWhileItComes() throws IOException {
    byte[] large = new byte[1_000_001];
    script =
        (exchange, _) -> {
          boolean announced = exchange.getRequestURI().getPath().contains("announced");
          exchange.sendResponseHeaders(200, announced ? large.length : 0);
          exchange.getResponseBody().write(large);
        };

    assertThat(fetch("announced.jpg", "endless.jpg").failed())
        .hasSize(2)
        .allSatisfy(failed -> assertThat(failed.reason()).contains("more than the 1000000 bytes"));
    try (Stream<Path> files = Files.list(folder.resolve("photos"))) {
      assertThat(files.filter(file -> !file.toString().endsWith(".tag"))).isEmpty();
    }
  }

  @Test
  void fetch_pageInsteadOfAPhoto_isRefused() {
    script =
        (exchange, _) -> {
          exchange.getResponseHeaders().set("Content-Type", "text/html");
          send(exchange, 200, new byte[10], 10);
        };

    assertThat(fetch("a.jpg").failed().getFirst().reason()).contains("text/html");
  }

  @Test
  void fetch_serverFails_isTriedSoOften() {
    script = (exchange, _) -> exchange.sendResponseHeaders(500, -1);

    assertThat(fetch("a.jpg").failed().getFirst().reason()).contains("answered 500");
    assertThat(requests).hasValue(QUICK.attempts());
  }
}
