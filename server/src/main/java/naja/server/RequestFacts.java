package naja.server;

import io.javalin.http.Context;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import naja.server.api.Milliseconds;

/// What becomes known of a request while it is answered, told once at its end: to the log and to
/// the metrics. Belongs to the request's thread.
final class RequestFacts {
  private static final String ATTRIBUTE = "naja.facts";

  private final List<Milliseconds> times = new ArrayList<>(List.of(new Milliseconds()));
  private final List<String> verdicts = new ArrayList<>();
  private final List<String> tiles = new ArrayList<>();
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
    return times.getFirst();
  }

  /// Time per stage of one more question of the request.
  Milliseconds timesOfAnother() {
    Milliseconds another = new Milliseconds();
    times.add(another);
    return another;
  }

  /// Time per stage, question by question.
  List<Milliseconds> allTimes() {
    return List.copyOf(times);
  }

  /// Notes the commit of the gallery that answered.
  void answeredBy(long galleryGeneration) {
    generation = galleryGeneration;
  }

  /// Notes what the answer to a question was.
  void verdict(String outcome) {
    verdicts.add(outcome);
  }

  /// Notes what the answer for one tile of a plot was.
  void tile(String outcome) {
    tiles.add(outcome);
  }

  /// The answers, question by question.
  List<String> verdicts() {
    return List.copyOf(verdicts);
  }

  /// The answers for the tiles of a plot.
  List<String> tiles() {
    return List.copyOf(tiles);
  }

  Optional<Long> generation() {
    return generation < 0 ? Optional.empty() : Optional.of(generation);
  }
}
