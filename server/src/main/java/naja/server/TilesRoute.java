package naja.server;

import io.javalin.http.Context;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import naja.identify.Identifier;
import naja.identify.IdentifierSettings;
import naja.identify.PlotAnswer;
import naja.identify.PlotRule;
import naja.photo.Photo;
import naja.photo.TileGrid;
import naja.search.Scope;
import naja.server.api.Milliseconds;
import naja.server.api.PhotosForm;
import naja.server.api.PlotReply;
import naja.server.contract.Body;
import naja.server.contract.Option;
import naja.server.contract.Option.Choice;
import naja.server.contract.Option.Whole;
import naja.server.contract.Route;

/// `POST /v1/tiles`: which species does this photo of a plot show, and where?
final class TilesRoute {
  private static final int MOST_A_SIDE = 6;
  private static final Whole COLUMNS =
      new Whole("columns", "tiles side by side", 3, 1, MOST_A_SIDE);
  private static final Whole ROWS =
      new Whole("rows", "tiles on top of each other", 3, 1, MOST_A_SIDE);
  private static final String BEST_PER_TILE = "best_per_tile";
  private static final Choice RULE =
      new Choice(
          "rule",
          "which species the plot has: the best of every tile, or the best candidates of all tiles"
              + " in one ranking",
          List.of(BEST_PER_TILE, "ranked_items"),
          BEST_PER_TILE);
  private static final Whole PER_TILE =
      new Whole("per_tile", "candidates that the ranking takes from each tile", 5, 1, 100);
  private static final Whole ITEMS =
      new Whole("items", "length of the ranking, before repeated species are merged", 5, 1, 1000);

  private final QueryReader reader;
  private final UploadBudget budget;
  private final Gate gate;
  private final PhotoEmbeddings photos;
  private final LiveGallery galleries;
  private final IdentifyOptions scoring;
  private final List<Option> options;

  TilesRoute(
      QueryReader reader,
      UploadBudget budget,
      Gate gate,
      PhotoEmbeddings photos,
      LiveGallery galleries,
      IdentifierSettings settings) {
    this.reader = reader;
    this.budget = budget;
    this.gate = gate;
    this.photos = photos;
    this.galleries = galleries;
    this.scoring = new IdentifyOptions(settings);
    this.options =
        Stream.of(
                List.of(COLUMNS, ROWS, RULE, PER_TILE, ITEMS),
                scoring.ofScoring(),
                FilterOptions.ALL)
            .<Option>flatMap(List::stream)
            .toList();
  }

  Route route() {
    return Route.post("/v1/tiles", "Which species does this photo of a plot show, and where?")
        .in("identification")
        .options(options)
        .takes(Body.multipart(PhotosForm.class))
        .answers(PlotReply.class)
        .refuses(400, 408, 413, 415, 422, 500, 503)
        .handledBy(this::handle);
  }

  private void handle(Context context) {
    long start = System.nanoTime();
    RequestFacts facts = RequestFacts.of(context);
    Milliseconds times = facts.times();
    try (var _ = budget.take(context.req().getContentLengthLong())) {
      QueryReader.Asked asked = reader.read(context, options);
      times.since("receive", start);
      gate.countAll(context, grid(asked.options()).size());
      PlotReply reply = answer(photo(asked.query()), asked.options(), times, start);
      reply.tiles().forEach(tile -> facts.tile(tile.verdict()));
      facts.answeredBy(reply.gallery().generation());
      Replies.json(context, reply);
    }
  }

  private PlotReply answer(Photo photo, Options asked, Milliseconds times, long start) {
    TileGrid grid = grid(asked);
    Scope scope = FilterOptions.scope(asked);
    PhotoEmbeddings.Tiles tiles = photos.tiles(photo, grid, times);
    try (LiveGallery.Lease lease = galleries.lease()) {
      Queries.requirePhotos(lease);
      Identifier identifier = scoring.identifier(lease.open().identifier(), asked);
      long scored = System.nanoTime();
      PlotAnswer answer = identifier.identifyPlot(tiles.embeddings(), rule(asked), scope);
      times.since("identify", scored);
      times.since("total", start);
      return PlotReply.of(
          answer,
          grid.tiles(tiles.photo().width(), tiles.photo().height()),
          tiles.photo(),
          Objects.requireNonNull(asked.word(RULE)),
          lease.open().provenance().by(identifier),
          times);
    }
  }

  private static TileGrid grid(Options asked) {
    return new TileGrid(asked.number(COLUMNS), asked.number(ROWS));
  }

  private static PlotRule rule(Options asked) {
    return BEST_PER_TILE.equals(asked.word(RULE))
        ? PlotRule.DEFAULT
        : new PlotRule.RankedItems(asked.number(PER_TILE), asked.number(ITEMS));
  }

  private static Photo photo(Query query) {
    if (query instanceof Query.Photos(List<Photo> photos) && photos.size() == 1) {
      return photos.getFirst();
    }
    throw Refusal.invalid("send one photo of a plot, in a part named images");
  }
}
