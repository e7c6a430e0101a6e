package naja.cli.command;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import naja.cli.command.HandIn.Tally;
import naja.eval.competition.CompetitionScore;
import naja.eval.competition.PlotFile;
import naja.eval.competition.PlotRun;
import naja.eval.competition.PlotScoring;
import naja.eval.dataset.DatasetException;
import naja.identify.IdentifierSettings;
import naja.identify.PlotRule;
import naja.identify.PlotRule.RankedItems;
import naja.identify.Scorer;
import naja.indexer.PlotEmbedder;
import naja.photo.TileGrid;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// Names the species of plot photos cut into tiles, and scores the answers.
@Command(
    name = "tiles",
    description = {
      "Names the species of plot photos cut into tiles, as for PlantCLEF, and writes the "
          + "file to hand in; where the truth is known, with the F1 scores.",
      "A plot's id is its file name."
    },
    footer = {
      "  naja eval tiles --images plots --gallery plants --output submission.csv",
      "  naja eval tiles --images plots --gallery plants --truth truth.csv --grid 4 --scorer probe"
    })
public final class TilesCommand implements Callable<Integer> {
  private static final String BEST = "best-per-tile";
  private static final String RANKED = "ranked-items";

  private final Session session;

  @Spec private CommandSpec spec = CommandSpec.create();
  @Mixin private HandIn handIn = new HandIn();

  @Option(
      names = "--images",
      required = true,
      paramLabel = "DIR",
      description = "The photos of the plots, one each.")
  private Path images = Path.of("");

  @Option(
      names = "--truth",
      paramLabel = "CSV",
      description = "plot_id;species_ids, the ids as [id, id].")
  private @Nullable Path truth;

  @Option(
      names = "--grid",
      paramLabel = "N",
      defaultValue = "3",
      description = "Tiles across and down; default: ${DEFAULT-VALUE}")
  private int grid;

  @Option(
      names = "--scorer",
      paramLabel = "S",
      description = "prototype | knn | probe | fused; default: the setting identify.scorer.")
  private @Nullable Scorer scorer;

  @Option(
      names = "--rule",
      paramLabel = "R",
      defaultValue = BEST,
      description = {
        BEST + ": the best species of every tile |",
        RANKED + ": of the 5 best of every tile the 5 best items; default: ${DEFAULT-VALUE}"
      })
  private String rule = "";

  public TilesCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    TileGrid tiles = Misuse.checked(spec, () -> new TileGrid(grid, grid));
    PlotRule chosen = Misuse.checked(spec, this::rule);
    IdentifierSettings settings = settings();
    Map<String, Path> plots = plots();
    Map<String, List<String>> truths = truths(plots.keySet());
    try (OpenGallery open = handIn.open(session)) {
      var outcome = run(open, settings, tiles, chosen).answer(plots);
      outcome
          .failures()
          .forEach((file, reason) -> session.err().println("naja: " + file + ": " + reason));
      Set<String> taxa = open.gallery().taxa().keySet();
      PlotFile.write(handIn.file(), outcome.answers(), taxa);
      int failed = outcome.failures().size();
      return handIn.report(
          session,
          open,
          "%s, %d x %d tiles, %s".formatted(settings.scores(), grid, grid, rule),
          new Tally(plots.size(), plots.size() - failed, failed),
          handIn.scored(() -> score(outcome.answers(), truths, taxa)));
    }
  }

  private PlotRun run(
      OpenGallery open, IdentifierSettings settings, TileGrid tiles, PlotRule chosen) {
    var embedder =
        new PlotEmbedder(
            open.encoder(), session.settings().index(), tiles, session.progress("plots"));
    return new PlotRun(embedder, open.identifier(session, settings), chosen);
  }

  /// The species of every plot; empty where they are not known.
  private Map<String, List<String>> truths(Set<String> plots) {
    if (truth == null) {
      return Map.of();
    }
    Map<String, List<String>> truths = PlotFile.read(truth);
    PlotScoring.requireSame(plots, truths.keySet());
    return truths;
  }

  private static CompetitionScore score(
      Map<String, List<String>> answers, Map<String, List<String>> truths, Set<String> taxa) {
    return truths.isEmpty()
        ? CompetitionScore.NONE
        : new CompetitionScore(
            PlotScoring.of(answers, truths, taxa),
            PlotScoring.UNITS,
            PlotScoring.warning(truths, taxa));
  }

  /// The photos by plot id, in the order of their paths.
  private Map<String, Path> plots() {
    Map<String, Path> plots = new LinkedHashMap<>();
    for (Path photo : PhotoArguments.files(List.of(images))) {
      String name = photo.getFileName().toString();
      String plot = name.substring(0, name.lastIndexOf('.'));
      Path earlier = plots.putIfAbsent(plot, photo);
      if (earlier != null) {
        throw new DatasetException(
            "plot %s has two photos: %s and %s".formatted(plot, earlier, photo));
      }
    }
    return plots;
  }

  private PlotRule rule() {
    return switch (rule) {
      case BEST -> PlotRule.DEFAULT;
      case RANKED -> RankedItems.DEFAULT;
      default ->
          throw new IllegalArgumentException(
              "--rule must be %s, got %s".formatted(BEST + " or " + RANKED, rule));
    };
  }

  /// As many candidates of every tile as either rule takes.
  private IdentifierSettings settings() {
    IdentifierSettings base = session.settings().identify();
    IdentifierSettings enough =
        base.withLimit(Math.max(base.limit(), RankedItems.DEFAULT.perTile()));
    return scorer == null ? enough : enough.withScorer(scorer);
  }
}
