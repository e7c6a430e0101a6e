package naja.benchmark;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/// Clients that each ask the next question as soon as the last one is answered.
///
/// @param nanos how long each answer took, ascending
/// @param failed answers other than 200
record LoadRun(int clients, Duration length, long[] nanos, int failed) {
  static <T> LoadRun of(
      int clients, Duration length, List<T> questions, Function<T, HttpRequest> asks)
      throws Exception {
    AtomicInteger next = new AtomicInteger();
    AtomicInteger failed = new AtomicInteger();
    List<Callable<List<Long>>> work = new ArrayList<>();
    long end = System.nanoTime() + length.toNanos();
    try (HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
        ExecutorService threads = Executors.newFixedThreadPool(clients)) {
      for (int i = 0; i < clients; i++) {
        work.add(() -> ask(http, end, next, failed, questions, asks));
      }
      List<Long> nanos = new ArrayList<>();
      for (Future<List<Long>> client : threads.invokeAll(work)) {
        nanos.addAll(client.get());
      }
      return new LoadRun(
          clients,
          length,
          nanos.stream().mapToLong(Long::longValue).sorted().toArray(),
          failed.get());
    }
  }

  private static <T> List<Long> ask(
      HttpClient http,
      long end,
      AtomicInteger next,
      AtomicInteger failed,
      List<T> questions,
      Function<T, HttpRequest> asks)
      throws IOException, InterruptedException {
    List<Long> nanos = new ArrayList<>();
    while (System.nanoTime() < end) {
      T question = questions.get(Math.floorMod(next.getAndIncrement(), questions.size()));
      HttpRequest request = asks.apply(question);
      long start = System.nanoTime();
      var reply = http.send(request, HttpResponse.BodyHandlers.discarding());
      nanos.add(System.nanoTime() - start);
      if (reply.statusCode() != 200) {
        failed.incrementAndGet();
      }
    }
    return nanos;
  }

  String line(String what) {
    return String.format(
        Locale.ROOT,
        "%-22s %d clients %8.1f requests/s   p50 %8.2f   p95 %8.2f   p99 %8.2f ms   failed %d of %d",
        what,
        clients,
        nanos.length / (length.toNanos() / 1e9),
        quantile(0.5),
        quantile(0.95),
        quantile(0.99),
        failed,
        nanos.length);
  }

  private double quantile(double share) {
    return nanos.length == 0
        ? Double.NaN
        : nanos[(int) Math.min(nanos.length - 1, Math.floor(share * nanos.length))] / 1e6;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof LoadRun run
        && clients == run.clients
        && length.equals(run.length)
        && Arrays.equals(nanos, run.nanos)
        && failed == run.failed;
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(nanos);
  }
}
