package naja.server;

import io.javalin.http.Context;
import java.util.List;
import java.util.stream.Stream;
import naja.encoder.Embedding;
import naja.gallery.Gallery;
import naja.search.Neighbour;
import naja.search.NeighbourSearch;
import naja.server.api.Milliseconds;
import naja.server.api.PhotosForm;
import naja.server.api.ReferenceReply;
import naja.server.api.SearchReply;
import naja.server.api.StoredQuery;
import naja.server.contract.Body;
import naja.server.contract.Option;
import naja.server.contract.Route;

/// `POST /v1/search`: which reference photos are nearest?
final class SearchRoute {
  private static final int BEAM = 100;
  private static final Option.Whole K =
      new Option.Whole("k", "this many reference photos", 20, 1, 1000);
  private static final Option.Flag EXACT =
      new Option.Flag("exact", "compare every vector in place of walking the graph");
  private static final List<Option> OPTIONS =
      Stream.concat(FilterOptions.ALL.stream(), Stream.of(K, EXACT)).toList();

  private final QueryReader reader;
  private final UploadBudget budget;
  private final Queries queries;

  SearchRoute(QueryReader reader, UploadBudget budget, Queries queries) {
    this.reader = reader;
    this.budget = budget;
    this.queries = queries;
  }

  Route route() {
    return Route.post("/v1/search", "Which reference photos are nearest?")
        .in("identification")
        .options(OPTIONS)
        .takes(Body.multipart(PhotosForm.class), Body.json(StoredQuery.class))
        .answers(SearchReply.class)
        .refuses(400, 404, 408, 413, 415, 422, 500, 503)
        .handledBy(this::handle);
  }

  private void handle(Context context) {
    long start = System.nanoTime();
    RequestFacts facts = RequestFacts.of(context);
    Milliseconds times = facts.times();
    try (var _ = budget.take(context.req().getContentLengthLong())) {
      QueryReader.Asked asked = reader.read(context, OPTIONS);
      times.since("receive", start);
      int k = asked.options().number(K);
      boolean exact = asked.options().flag(EXACT);
      try (Queries.Resolved query =
          queries.resolve(asked.query(), FilterOptions.scope(asked.options()), times)) {
        List<ReferenceReply> neighbours = nearest(query, k, exact, times);
        times.since("total", start);
        facts.answeredBy(query.open().gallery().manifest().generation());
        Replies.json(context, SearchReply.of(neighbours, exact, query.open().provenance(), times));
      }
    }
  }

  private static List<ReferenceReply> nearest(
      Queries.Resolved query, int k, boolean exact, Milliseconds times) {
    long start = System.nanoTime();
    Gallery gallery = query.open().gallery();
    NeighbourSearch search = exact ? gallery.exactSearch() : gallery.search();
    Embedding fused = Embedding.mean(query.embeddings());
    List<Neighbour> found = search.nearest(fused, Math.max(BEAM, 4 * k), query.scope());
    times.since("search", start);
    return found.stream().limit(k).map(neighbour -> shown(gallery, neighbour)).toList();
  }

  private static ReferenceReply shown(Gallery gallery, Neighbour neighbour) {
    return ReferenceReply.of(
        gallery.photo(neighbour.imageId()).orElseThrow(), neighbour.similarity());
  }
}
