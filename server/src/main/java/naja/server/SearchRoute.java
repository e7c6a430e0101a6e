package naja.server;

import io.javalin.http.Context;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import naja.encoder.Embedding;
import naja.gallery.Gallery;
import naja.search.Neighbour;
import naja.search.NeighbourSearch;
import naja.server.api.Milliseconds;
import naja.server.api.ReferenceReply;
import naja.server.api.SearchReply;

/// `POST /v1/search`: which reference photos are nearest?
final class SearchRoute {
  private static final int DEFAULT_K = 20;
  private static final int MOST_NEIGHBOURS = 1000;
  private static final int BEAM = 100;
  private static final Set<String> OPTIONS = options();

  private final QueryReader reader;
  private final UploadBudget budget;
  private final Queries queries;

  SearchRoute(QueryReader reader, UploadBudget budget, Queries queries) {
    this.reader = reader;
    this.budget = budget;
    this.queries = queries;
  }

  void handle(Context context) {
    long start = System.nanoTime();
    var times = new Milliseconds();
    try (var _ = budget.take(context.req().getContentLengthLong())) {
      QueryReader.Asked asked = reader.read(context, OPTIONS);
      times.since("receive", start);
      int k = asked.options().number("k", DEFAULT_K, 1, MOST_NEIGHBOURS);
      boolean exact = asked.options().flag("exact");
      try (Queries.Resolved query =
          queries.resolve(asked.query(), asked.options().scope(), times)) {
        List<ReferenceReply> neighbours = nearest(query, k, exact, times);
        times.since("total", start);
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

  private static Set<String> options() {
    Set<String> options = new HashSet<>(Options.FILTERS);
    options.addAll(Set.of("k", "exact"));
    return Set.copyOf(options);
  }
}
