package naja.server;

import io.javalin.http.Context;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import naja.encoder.Embedding;
import naja.identify.IdentifierSettings;
import naja.identify.SpeciesAnswer;
import naja.search.Scope;
import naja.server.api.IdentifyReply;
import naja.server.api.Milliseconds;

/// `POST /v1/identify`: which species do these photos of one individual show?
final class IdentifyRoute {
  private static final Set<String> OPTIONS = options();

  private final QueryReader reader;
  private final UploadBudget budget;
  private final Queries queries;
  private final int mostResults;

  IdentifyRoute(
      QueryReader reader, UploadBudget budget, Queries queries, IdentifierSettings settings) {
    this.reader = reader;
    this.budget = budget;
    this.queries = queries;
    this.mostResults = settings.limit();
  }

  void handle(Context context) {
    long start = System.nanoTime();
    var times = new Milliseconds();
    try (var _ = budget.take(context.req().getContentLengthLong())) {
      QueryReader.Asked asked = reader.read(context, OPTIONS);
      times.since("receive", start);
      int limit = asked.options().number("limit", mostResults, 1, mostResults);
      Scope scope = asked.options().scope();
      try (Queries.Resolved query = queries.resolve(asked.query(), scope, times)) {
        IdentifyReply reply = answer(query, times, start);
        Replies.json(context, reply.limitedTo(limit));
      }
    }
  }

  private static IdentifyReply answer(Queries.Resolved query, Milliseconds times, long start) {
    List<Embedding> embeddings = query.embeddings();
    SpeciesAnswer answer = query.open().identifier().identify(embeddings, query.scope());
    times.addAll(answer.findings().stageMillis());
    times.since("total", start);
    return IdentifyReply.of(answer, embeddings.size(), query.open().provenance(), times);
  }

  private static Set<String> options() {
    Set<String> options = new HashSet<>(Options.FILTERS);
    options.add("limit");
    return Set.copyOf(options);
  }
}
