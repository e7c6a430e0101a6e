package naja.server;

import static java.util.stream.Collectors.counting;

import io.javalin.http.Context;
import io.javalin.router.Endpoint;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import naja.server.api.Json;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/// One line per request, as `key=value` pairs, and its share in the metrics. Holds no photo, no
/// query string and no key.
final class RequestLog {
  private static final Logger LOG = LoggerFactory.getLogger(RequestLog.class);
  private static final Pattern PLAIN = Pattern.compile("[^\\s\"=\\\\\\p{Cntrl}]+");
  private static final String NO_ROUTE = "none";

  private final Metrics metrics;

  RequestLog(Metrics metrics) {
    this.metrics = metrics;
  }

  /// Called when a request has been answered.
  void answered(Context context, float milliseconds) {
    RequestFacts facts = RequestFacts.of(context);
    Duration time = Duration.ofNanos((long) (milliseconds * 1e6));
    metrics.request(context.method().name(), route(context), context.statusCode(), time);
    facts.allTimes().forEach(times -> metrics.stages(times.rounded()));
    facts.verdicts().forEach(metrics::identified);
    facts.tiles().forEach(metrics::tile);
    boolean quiet = context.statusCode() < 400 && context.method().name().equals("GET");
    LOG.atLevel(quiet ? Level.DEBUG : Level.INFO).log(() -> line(context, facts, time));
  }

  /// The template, so that ids and guesses make no series of their own.
  private static String route(Context context) {
    @Nullable Endpoint endpoint = context.endpoints().matchedHttpEndpoint();
    return endpoint == null ? NO_ROUTE : endpoint.path;
  }

  private static String line(Context context, RequestFacts facts, Duration time) {
    Map<String, Object> pairs = new LinkedHashMap<>();
    pairs.put("request", context.res().getHeader(Headers.REQUEST_ID));
    pairs.put("client", context.attribute(Gate.CLIENT));
    pairs.put("method", context.method().name());
    pairs.put("path", context.req().getRequestURI());
    pairs.put("status", context.statusCode());
    pairs.put("ms", time.toMillis());
    facts.generation().ifPresent(generation -> pairs.put("generation", generation));
    pairs.put("verdict", verdicts(facts));
    pairs.values().removeIf(value -> value == null);
    return pairs.entrySet().stream()
        .map(pair -> pair.getKey() + "=" + quoted(pair.getValue().toString()))
        .collect(Collectors.joining(" "));
  }

  /// The answer, or how often each was given where there were several; null: there was none.
  private static @Nullable String verdicts(RequestFacts facts) {
    List<String> all = Stream.of(facts.verdicts(), facts.tiles()).flatMap(List::stream).toList();
    if (all.size() <= 1) {
      return all.isEmpty() ? null : all.getFirst();
    }
    Map<String, Long> counts =
        all.stream().collect(Collectors.groupingBy(verdict -> verdict, TreeMap::new, counting()));
    return counts.entrySet().stream()
        .map(count -> count.getKey() + ":" + count.getValue())
        .collect(Collectors.joining(","));
  }

  /// A value as it is, or as a JSON string where it could be taken for more than one.
  static String quoted(String value) {
    return PLAIN.matcher(value).matches() ? value : Json.text(value);
  }
}
