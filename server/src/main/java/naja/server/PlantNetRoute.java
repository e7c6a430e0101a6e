package naja.server;

import io.javalin.http.Context;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import naja.identify.Identifier;
import naja.identify.IdentifierSettings;
import naja.identify.SpeciesAnswer;
import naja.photo.Photo;
import naja.search.Scope;
import naja.server.api.Milliseconds;
import naja.server.api.PhotosForm;
import naja.server.api.PlantNetReply;
import naja.server.contract.Answer;
import naja.server.contract.Body;
import naja.server.contract.Option;
import naja.server.contract.Option.Choice;
import naja.server.contract.Option.Flag;
import naja.server.contract.Option.Text;
import naja.server.contract.Option.Whole;
import naja.server.contract.Route;

/// `POST /v2/identify/{project}`: the identification of the Pl@ntNet API, for its clients.
///
/// An answer that is unknown is their 404, unless `no-reject` asks for it all the same.
final class PlantNetRoute {
  static final String PREFIX = "/v2/";

  private static final Pattern PROJECT = Pattern.compile("[A-Za-z0-9_-]{1,64}");
  private static final Choice LANGUAGE =
      new Choice("lang", "language of the reply; only English", List.of("en"), "en");
  private static final Flag NO_REJECT =
      new Flag("no-reject", "answers also where nothing in the gallery is near");
  private static final Flag RELATED =
      new Flag("include-related-images", "reference photos with each species");
  private static final Text ORGANS =
      Text.repeated(
          "organs", "what each photo shows: none, or one per photo; auto where not known");
  private static final Text KEY =
      Text.once("api-key", "a read key, for clients that cannot send headers");

  private final QueryReader reader;
  private final UploadBudget budget;
  private final Queries queries;
  private final IdentifierSettings settings;
  private final Whole results;
  private final List<Option> options;

  PlantNetRoute(
      QueryReader reader, UploadBudget budget, Queries queries, IdentifierSettings settings) {
    this.reader = reader;
    this.budget = budget;
    this.queries = queries;
    this.settings = settings;
    results = new Whole("nb-results", "at most this many species", settings.limit(), 1, 1000);
    options = List.of(LANGUAGE, results, NO_REJECT, RELATED, ORGANS, KEY);
  }

  Route route() {
    return Route.post("/v2/identify/{project}", "The identification of the Pl@ntNet API")
        .in("compatibility")
        .path("project", "any name; every name leads to the gallery of this service")
        .options(options)
        .takes(Body.multipart(PhotosForm.class))
        .refusing(status ->
            Answer.json(status, Answer.problem(status).description(), PlantNetReply.Failure.class))
        .answers(PlantNetReply.class)
        .refuses(400, 404, 408, 413, 415, 422, 500, 503)
        .handledBy(this::handle);
  }

  private void handle(Context context) {
    long start = System.nanoTime();
    RequestFacts facts = RequestFacts.of(context);
    Milliseconds times = facts.times();
    String project = context.pathParam("project");
    if (!PROJECT.matcher(project).matches()) {
      throw Refusal.notFound("Project not found");
    }
    try (var _ = budget.take(context.req().getContentLengthLong())) {
      QueryReader.Asked asked = reader.read(context, options);
      times.since("receive", start);
      PlantNetReply.Query query = query(project, asked);
      try (Queries.Resolved resolved = queries.resolve(asked.query(), Scope.ALL, times)) {
        Identifier identifier = identifier(resolved.open().identifier(), asked.options());
        SpeciesAnswer answer = identifier.identify(resolved.embeddings(), resolved.scope());
        times.addAll(answer.findings().stageMillis());
        times.since("total", start);
        facts.verdict(answer.verdict());
        facts.answeredBy(resolved.open().gallery().manifest().generation());
        if (answer instanceof SpeciesAnswer.Unknown && !query.noReject()) {
          throw Refusal.notFound("Species not found");
        }
        Replies.json(context, reply(context, query, asked, answer, resolved));
      }
    }
  }

  private static PlantNetReply reply(
      Context context,
      PlantNetReply.Query query,
      QueryReader.Asked asked,
      SpeciesAnswer answer,
      Queries.Resolved resolved) {
    String language = Objects.requireNonNull(asked.options().word(LANGUAGE));
    String server = context.scheme() + "://" + context.host();
    return PlantNetReply.of(
        query, language, answer.findings(), resolved.open().provenance(), server);
  }

  private static PlantNetReply.Query query(String project, QueryReader.Asked asked) {
    if (!(asked.query() instanceof Query.Photos(List<Photo> photos))) {
      throw Refusal.invalid("send photos in parts named images");
    }
    List<String> organs = asked.options().texts(ORGANS);
    if (!organs.isEmpty() && organs.size() != photos.size()) {
      throw Refusal.badRequest(
          "Number of organs (%d) must match number of images (%d)"
              .formatted(organs.size(), photos.size()));
    }
    return new PlantNetReply.Query(
        project,
        photos.stream().map(Photo::name).toList(),
        organs.isEmpty() ? Collections.nCopies(photos.size(), "auto") : organs,
        asked.options().flag(RELATED),
        asked.options().flag(NO_REJECT));
  }

  private Identifier identifier(Identifier base, Options asked) {
    return base.with(settings.withLimit(asked.number(results)));
  }
}
