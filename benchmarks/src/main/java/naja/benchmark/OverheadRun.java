package naja.benchmark;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import naja.server.api.Json;
import tools.jackson.databind.JsonNode;

/// What a service adds to the work that an answer needs: the time of a request beyond decoding,
/// preprocessing, encoding and searching, which the reply names.
///
/// @param client per request, in milliseconds, as its sender sees it; ascending
/// @param service per request, in milliseconds, as the service reports it; ascending
record OverheadRun(List<Double> client, List<Double> service) {
  private static final List<String> WORK = List.of("decode", "preprocess", "encode", "search");

  OverheadRun {
    client = client.stream().sorted().toList();
    service = service.stream().sorted().toList();
  }

  /// One client that asks the next question as soon as the last one is answered.
  static <T> OverheadRun of(Duration length, List<T> questions, Function<T, HttpRequest> asks)
      throws IOException, InterruptedException {
    List<Double> client = new ArrayList<>();
    List<Double> service = new ArrayList<>();
    long end = System.nanoTime() + length.toNanos();
    try (HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
      for (int i = 0; System.nanoTime() < end; i++) {
        HttpRequest request = asks.apply(questions.get(i % questions.size()));
        long start = System.nanoTime();
        var reply = http.send(request, BodyHandlers.ofByteArray());
        double taken = (System.nanoTime() - start) / 1e6;
        if (reply.statusCode() == 200) {
          JsonNode times = Json.read(new ByteArrayInputStream(reply.body())).get("milliseconds");
          double work = WORK.stream().mapToDouble(stage -> times.path(stage).asDouble(0)).sum();
          client.add(taken - work);
          service.add(times.get("total").doubleValue() - work);
        }
      }
    }
    return new OverheadRun(client, service);
  }

  String line(String what) {
    return String.format(
        Locale.ROOT,
        "%-22s overhead over %s: p50 %.2f   p95 %.2f ms for the client, p50 %.2f   p95 %.2f ms in"
            + " the service   %d answers",
        what,
        String.join(" + ", WORK),
        quantile(client, 0.5),
        quantile(client, 0.95),
        quantile(service, 0.5),
        quantile(service, 0.95),
        client.size());
  }

  private static double quantile(List<Double> ascending, double share) {
    return ascending.isEmpty()
        ? Double.NaN
        : ascending.get((int) Math.min(ascending.size() - 1, share * ascending.size()));
  }
}
