package naja.cli.command;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import naja.cli.command.HandIn.Tally;
import naja.eval.competition.Aggregation;
import naja.eval.competition.AnswerRule;
import naja.eval.competition.CompetitionObservation;
import naja.eval.competition.CompetitionRun;
import naja.eval.competition.CompetitionScore.Competition;
import naja.eval.competition.CompetitionTaxa;
import naja.eval.competition.ObservationTable;
import naja.eval.competition.SubmissionFile;
import naja.identify.IdentifierSettings;
import naja.indexer.FileEmbedder;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// Answers every observation of a competition and scores the answers.
@Command(
    name = "submission",
    description = {
      "Answers every observation of SnakeCLEF or FungiCLEF metadata and writes the file "
          + "to hand in; where the truth is known, with the official score."
    },
    footer = {
      "  naja eval submission --queries test.csv --gallery snakes --output submission.csv",
      "  naja eval submission --queries val.csv --gallery snakes --truth val.csv --answer expected-cost"
    })
public final class SubmissionCommand implements Callable<Integer> {
  private final Session session;

  @Spec private CommandSpec spec = CommandSpec.create();
  @Mixin private HandIn handIn = new HandIn();
  @Mixin private CompetitionRules rules = new CompetitionRules();

  @Option(
      names = "--queries",
      required = true,
      paramLabel = "CSV",
      description = "observation_id, image_path; one row per photo.")
  private Path queries = Path.of("");

  @Option(
      names = "--photos",
      paramLabel = "DIR",
      description = "Folder that photo paths are relative to; default: the table's.")
  private @Nullable Path photos;

  @Option(
      names = "--aggregate",
      paramLabel = "A",
      defaultValue = "mean-embedding",
      description = {
        "Several photos, one answer: mean-embedding | first-image | mode | mean-probability |",
        "max-probability | mean-score; default: ${DEFAULT-VALUE}"
      })
  private String aggregate = "";

  @Option(
      names = "--answer",
      paramLabel = "A",
      defaultValue = "argmax",
      description = "argmax | expected-cost (needs a calibration); default: ${DEFAULT-VALUE}")
  private String answer = "";

  @Option(
      names = "--unknown",
      paramLabel = "ID",
      description = "Answer this, such as -1, where the verdict is unknown; default: never.")
  private @Nullable String unknown;

  public SubmissionCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    Aggregation aggregation = Choice.of(spec, Aggregation.class, "--aggregate", aggregate);
    AnswerRule rule = Choice.of(spec, AnswerRule.class, "--answer", answer);
    Competition competition = rules.competition();
    List<CompetitionObservation> observations = observations();
    Map<String, String> truths = rules.truths(observations);
    try (OpenGallery open = handIn.open(session)) {
      IdentifierSettings settings = settings(open.gallery().manifest().taxa());
      CompetitionTaxa known = rules.taxa(open.gallery());
      known.requireAll(truths);
      var outcome = run(open, settings, aggregation, rule, known).answer(observations);
      outcome
          .failures()
          .forEach((file, reason) -> session.err().println("naja: " + file + ": " + reason));
      Set<String> ids = ids(known);
      SubmissionFile.write(handIn.file(), outcome.answers(), ids);
      return handIn.report(
          session,
          open,
          "%s, %s, %s".formatted(settings.scores(), aggregate, answer),
          new Tally(outcome.answers().size(), outcome.photos(), outcome.failures().size()),
          handIn.scored(() -> rules.score(competition, truths, outcome.answers(), ids, known)));
    }
  }

  private List<CompetitionObservation> observations() {
    Path root = photos == null ? queries.toAbsolutePath().getParent() : photos;
    return ObservationTable.read(queries, root == null ? Path.of("") : root);
  }

  /// Every answer that is allowed.
  private Set<String> ids(CompetitionTaxa known) {
    Set<String> ids = new HashSet<>(known.ids());
    ids.add(unknown == null ? CompetitionRun.UNKNOWN : unknown);
    ids.add(CompetitionRun.UNKNOWN);
    return ids;
  }

  private CompetitionRun run(
      OpenGallery open,
      IdentifierSettings settings,
      Aggregation aggregation,
      AnswerRule rule,
      CompetitionTaxa known) {
    return new CompetitionRun(
        new FileEmbedder(open.encoder(), session.settings().index(), session.progress()),
        open.identifier(session, settings),
        aggregation,
        rule,
        known,
        unknown);
  }

  /// All candidates, so that nothing that merges or weighs them misses one.
  private IdentifierSettings settings(int gallerySize) {
    return session.settings().identify().withLimit(Math.max(1, gallerySize));
  }
}
