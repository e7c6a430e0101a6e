package naja.server;

import io.javalin.http.Context;
import java.util.List;
import java.util.stream.Stream;
import naja.encoder.Embedding;
import naja.identify.IdentifierSettings;
import naja.identify.SpeciesAnswer;
import naja.search.Scope;
import naja.server.api.IdentifyReply;
import naja.server.api.Milliseconds;
import naja.server.api.PhotosForm;
import naja.server.api.StoredQuery;
import naja.server.contract.Body;
import naja.server.contract.Option;
import naja.server.contract.Route;

/// `POST /v1/identify`: which species do these photos of one individual show?
final class IdentifyRoute {
  private final QueryReader reader;
  private final UploadBudget budget;
  private final Queries queries;
  private final Option.Whole limit;
  private final List<Option> options;

  IdentifyRoute(
      QueryReader reader, UploadBudget budget, Queries queries, IdentifierSettings settings) {
    this.reader = reader;
    this.budget = budget;
    this.queries = queries;
    limit =
        new Option.Whole(
            "limit", "at most this many results", settings.limit(), 1, settings.limit());
    options = Stream.concat(FilterOptions.ALL.stream(), Stream.of(limit)).toList();
  }

  Route route() {
    return Route.post("/v1/identify", "Which species do these photos of one individual show?")
        .in("identification")
        .options(options)
        .takes(Body.multipart(PhotosForm.class), Body.json(StoredQuery.class))
        .answers(IdentifyReply.class)
        .refuses(400, 404, 408, 413, 415, 422, 500, 503)
        .handledBy(this::handle);
  }

  private void handle(Context context) {
    long start = System.nanoTime();
    RequestFacts facts = RequestFacts.of(context);
    Milliseconds times = facts.times();
    try (var _ = budget.take(context.req().getContentLengthLong())) {
      QueryReader.Asked asked = reader.read(context, options);
      times.since("receive", start);
      int most = asked.options().number(limit);
      Scope scope = FilterOptions.scope(asked.options());
      try (Queries.Resolved query = queries.resolve(asked.query(), scope, times)) {
        IdentifyReply reply = answer(query, times, start);
        facts.verdict(reply.verdict());
        facts.answeredBy(reply.gallery().generation());
        Replies.json(context, reply.limitedTo(most));
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
}
