package naja.server;

import io.javalin.http.Context;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import naja.server.api.BatchQueries;
import naja.server.api.IdentifyBatchReply;
import naja.server.api.IdentifyReply;
import naja.server.api.PhotosForm;
import naja.server.api.Problem;
import naja.server.api.SearchBatchReply;
import naja.server.api.SearchReply;
import naja.server.contract.Body;
import naja.server.contract.Option;
import naja.server.contract.Route;
import org.jspecify.annotations.Nullable;

/// `POST /v1/identify/batch` and `POST /v1/search/batch`: many questions at once, each photo or
/// entry by itself. One that fails does not stop the others.
final class BatchRoutes {
  private final QueryReader reader;
  private final UploadBudget budget;
  private final Gate gate;
  private final IdentifyRoute identify;
  private final SearchRoute search;

  BatchRoutes(
      QueryReader reader,
      UploadBudget budget,
      Gate gate,
      IdentifyRoute identify,
      SearchRoute search) {
    this.reader = reader;
    this.budget = budget;
    this.gate = gate;
    this.identify = identify;
    this.search = search;
  }

  List<Route> routes() {
    List<Option> options = identify.batchOptions();
    return List.of(
        draft("/v1/identify/batch", "Identifies many individuals, one per photo or entry", options)
            .answers(IdentifyBatchReply.class)
            .handledBy(context -> Replies.json(context, identified(context, options))),
        draft("/v1/search/batch", "Searches for many photos or entries", SearchRoute.OPTIONS)
            .answers(SearchBatchReply.class)
            .handledBy(context -> Replies.json(context, found(context))));
  }

  private static Route.Draft draft(String path, String summary, List<Option> options) {
    return Route.post(path, summary)
        .in("identification")
        .options(options)
        .takes(Body.multipart(PhotosForm.class), Body.json(BatchQueries.class))
        .refuses(400, 408, 413, 415, 422, 500, 503);
  }

  private IdentifyBatchReply identified(Context context, List<Option> options) {
    RequestFacts facts = RequestFacts.of(context);
    List<IdentifyBatchReply.Item> items = new ArrayList<>();
    for (Outcome<IdentifyReply> outcome :
        outcomes(context, options, asked -> identified(asked, facts))) {
      items.add(
          new IdentifyBatchReply.Item(
              items.size(), outcome.status(), outcome.reply(), outcome.problem()));
    }
    return new IdentifyBatchReply(items);
  }

  private IdentifyReply identified(QueryReader.Asked asked, RequestFacts facts) {
    IdentifyReply reply = identify.answer(asked, facts.timesOfAnother(), System.nanoTime());
    facts.verdict(reply.verdict());
    facts.answeredBy(reply.gallery().generation());
    return reply;
  }

  private SearchBatchReply found(Context context) {
    RequestFacts facts = RequestFacts.of(context);
    List<SearchBatchReply.Item> items = new ArrayList<>();
    for (Outcome<SearchReply> outcome :
        outcomes(context, SearchRoute.OPTIONS, asked -> found(asked, facts))) {
      items.add(
          new SearchBatchReply.Item(
              items.size(), outcome.status(), outcome.reply(), outcome.problem()));
    }
    return new SearchBatchReply(items);
  }

  private SearchReply found(QueryReader.Asked asked, RequestFacts facts) {
    SearchReply reply = search.answer(asked, facts.timesOfAnother(), System.nanoTime());
    facts.answeredBy(reply.gallery().generation());
    return reply;
  }

  private record Outcome<T>(@Nullable T reply, @Nullable Problem problem) {
    String status() {
      return problem == null ? "ok" : "failed";
    }
  }

  /// Answers the questions one after the other; options that cannot be understood concern all.
  private <T> List<Outcome<T>> outcomes(
      Context context, List<Option> options, Function<QueryReader.Asked, T> answer) {
    try (var _ = budget.take(context.req().getContentLengthLong())) {
      List<QueryReader.Asked> questions = reader.readBatch(context, options);
      gate.countAll(context, questions.size());
      List<Outcome<T>> outcomes = new ArrayList<>();
      for (QueryReader.Asked asked : questions) {
        outcomes.add(outcome(asked, answer));
      }
      return outcomes;
    }
  }

  private static <T> Outcome<T> outcome(
      QueryReader.Asked asked, Function<QueryReader.Asked, T> answer) {
    try {
      return new Outcome<>(answer.apply(asked), null);
    } catch (Refusal e) {
      if (e.problem().status() == 400) {
        throw e;
      }
      return new Outcome<>(null, e.problem());
    }
  }
}
