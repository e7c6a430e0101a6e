package naja.server;

import io.javalin.http.Context;
import java.util.Optional;
import naja.server.api.Milliseconds;
import org.jspecify.annotations.Nullable;

/// What becomes known of a request while it is answered, told once at its end: to the log and to
/// the metrics. Belongs to the request's thread.
final class RequestFacts {
  private static final String ATTRIBUTE = "naja.facts";

  private final Milliseconds times = new Milliseconds();
  private @Nullable String verdict;
  private long generation = -1;

  /// The facts of a request, begun at the first call.
  static RequestFacts of(Context context) {
    RequestFacts facts = context.attribute(ATTRIBUTE);
    if (facts == null) {
      facts = new RequestFacts();
      context.attribute(ATTRIBUTE, facts);
    }
    return facts;
  }

  /// Time per stage, to be filled by whoever answers.
  Milliseconds times() {
    return times;
  }

  /// Notes the commit of the gallery that answered.
  void answeredBy(long galleryGeneration) {
    generation = galleryGeneration;
  }

  /// Notes what the answer was.
  void verdict(String outcome) {
    verdict = outcome;
  }

  Optional<String> verdict() {
    return Optional.ofNullable(verdict);
  }

  Optional<Long> generation() {
    return generation < 0 ? Optional.empty() : Optional.of(generation);
  }
}
