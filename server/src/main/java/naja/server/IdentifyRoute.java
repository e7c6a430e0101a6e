package naja.server;

import io.javalin.http.Context;
import java.util.ArrayList;
import java.util.List;
import naja.identify.Identification;
import naja.identify.Identifier;
import naja.identify.IdentifierSettings;
import naja.identify.Inquiry;
import naja.photo.Photo;
import naja.server.api.IdentifyReply;
import naja.server.api.IdentifyReply.Question;
import naja.server.api.Milliseconds;
import naja.server.api.PhotoReply.Label;
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
  private final IdentifyOptions options;

  IdentifyRoute(
      QueryReader reader, UploadBudget budget, Queries queries, IdentifierSettings settings) {
    this.reader = reader;
    this.budget = budget;
    this.queries = queries;
    this.options = new IdentifyOptions(settings);
  }

  Route route() {
    return Route.post("/v1/identify", "Which species do these photos of one individual show?")
        .in("identification")
        .options(options.all())
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
      QueryReader.Asked asked = reader.read(context, options.all());
      times.since("receive", start);
      IdentifyReply reply = answer(asked, times, start);
      facts.verdict(reply.verdict());
      facts.answeredBy(reply.gallery().generation());
      Replies.json(context, reply);
    }
  }

  /// The options of a request about many individuals.
  List<Option> batchOptions() {
    return options.ofEach();
  }

  /// Answers one query.
  ///
  /// @throws Refusal if it cannot be answered
  IdentifyReply answer(QueryReader.Asked asked, Milliseconds times, long start) {
    List<Label> labels = labels(asked);
    String observedOn = IdentifyOptions.observedOn(asked.options());
    try (Queries.Resolved query =
        queries.resolve(asked.query(), FilterOptions.ofTaxa(asked.options()), times)) {
      Identifier identifier = options.identifier(query.open().identifier(), asked.options());
      Inquiry inquiry = options.inquiry(identifier, asked.options(), query.scope());
      Identification answer = identifier.identify(query.embeddings(), inquiry);
      times.addAll(answer.stageMillis());
      times.since("total", start);
      var question = new Question(inquiry, labels, observedOn);
      return IdentifyReply.of(question, answer, query.open().provenance().by(identifier), times);
    }
  }

  private static List<Label> labels(QueryReader.Asked asked) {
    List<String> names =
        asked.query() instanceof Query.Photos(List<Photo> photos)
            ? photos.stream().map(Photo::name).toList()
            : List.of();
    List<String> views = IdentifyOptions.views(asked.options(), Math.max(1, names.size()));
    List<Label> labels = new ArrayList<>();
    for (int i = 0; i < Math.max(1, names.size()); i++) {
      labels.add(
          new Label(names.isEmpty() ? null : names.get(i), views.isEmpty() ? null : views.get(i)));
    }
    return labels;
  }
}
