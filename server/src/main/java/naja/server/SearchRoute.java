package naja.server;

import io.javalin.http.Context;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;
import naja.encoder.Embedding;
import naja.gallery.Gallery;
import naja.search.GroupedSearch;
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
  private static final Option.Whole K =
      new Option.Whole("k", "this many reference photos, or groups, on a page", 20, 1, 1000);
  private static final Option.Whole PAGE =
      new Option.Whole(
          "page", "which page, from 1; at most 10,000 photos are looked at", 1, 1, 1000);
  private static final Option.Choice GROUP_BY =
      new Option.Choice(
          "group_by",
          "shows only the nearest photo of each observation or taxon",
          List.of("photo", "observation", "taxon"),
          "photo");
  private static final Option.Flag EXACT =
      new Option.Flag("exact", "compare every vector in place of walking the graph");
  static final List<Option> OPTIONS =
      Stream.concat(FilterOptions.ALL.stream(), Stream.of(K, PAGE, GROUP_BY, EXACT)).toList();

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
      SearchReply reply = answer(asked, times, start);
      facts.answeredBy(reply.gallery().generation());
      Replies.json(context, reply);
    }
  }

  /// Answers one query.
  ///
  /// @throws Refusal if it cannot be answered
  SearchReply answer(QueryReader.Asked asked, Milliseconds times, long start) {
    Options options = asked.options();
    int k = options.number(K);
    int page = options.number(PAGE);
    if ((long) k * page > GroupedSearch.LARGEST_PAGE) {
      throw Refusal.badRequest(
          "page %d of %d each is beyond the %d photos that are looked at"
              .formatted(page, k, GroupedSearch.LARGEST_PAGE));
    }
    try (Queries.Resolved query =
        queries.resolve(asked.query(), FilterOptions.scope(options), times)) {
      SearchReply.Page shown = nearest(query, options, times);
      times.since("total", start);
      return SearchReply.of(shown, options.flag(EXACT), query.open().provenance(), times);
    }
  }

  private static SearchReply.Page nearest(
      Queries.Resolved query, Options options, Milliseconds times) {
    long start = System.nanoTime();
    int k = options.number(K);
    int page = options.number(PAGE);
    String groupBy = Objects.requireNonNull(options.word(GROUP_BY));
    Gallery gallery = query.open().gallery();
    NeighbourSearch search = options.flag(EXACT) ? gallery.exactSearch() : gallery.search();
    Embedding fused = Embedding.mean(query.embeddings());
    int wanted = k * page + 1;
    List<Neighbour> found =
        switch (groupBy) {
          case "observation" -> grouped(search, fused, wanted, query, Neighbour::observationId);
          case "taxon" -> grouped(search, fused, wanted, query, Neighbour::taxonId);
          default ->
              search.nearest(fused, Math.min(wanted, GroupedSearch.LARGEST_PAGE), query.scope());
        };
    times.since("search", start);
    List<ReferenceReply> shown =
        found.stream()
            .skip((long) k * (page - 1))
            .limit(k)
            .map(neighbour -> shown(gallery, neighbour))
            .toList();
    return new SearchReply.Page(shown, groupBy, page, found.size() <= k * page);
  }

  private static List<Neighbour> grouped(
      NeighbourSearch search,
      Embedding query,
      int groups,
      Queries.Resolved asked,
      Function<Neighbour, String> group) {
    return new GroupedSearch(search).nearest(query, groups, asked.scope(), group);
  }

  private static ReferenceReply shown(Gallery gallery, Neighbour neighbour) {
    return ReferenceReply.of(
        gallery.photo(neighbour.imageId()).orElseThrow(), neighbour.similarity());
  }
}
