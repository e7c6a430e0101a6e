package naja.cli.command;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import naja.collection.TaxaReader;
import naja.encoder.PhotoEmbedder;
import naja.eval.competition.Aggregation;
import naja.eval.competition.AnswerRule;
import naja.eval.competition.CompetitionObservation;
import naja.eval.competition.CompetitionRun;
import naja.eval.competition.CompetitionScore;
import naja.eval.competition.CompetitionScore.Competition;
import naja.eval.competition.ObservationTable;
import naja.eval.competition.SubmissionFile;
import naja.eval.competition.SubmissionReport;
import naja.gallery.Taxon;
import naja.gallery.Venomous;
import naja.identify.Identifier;
import naja.identify.IdentifierSettings;
import naja.photo.PhotoDecoder;
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
      "Answers every observation of SnakeCLEF or FungiCLEF metadata and writes the file to hand in;",
      "where the truth is known, with the official score."
    },
    footer = {
      "  naja eval submission --queries test.csv --gallery snakes --output submission.csv",
      "  naja eval submission --queries val.csv --gallery snakes --truth val.csv --answer expected-cost"
    })
public final class SubmissionCommand implements Callable<Integer> {
  private final Session session;

  @Spec private CommandSpec spec = CommandSpec.create();
  @Mixin private Device device = new Device();

  @Option(
      names = "--queries",
      required = true,
      paramLabel = "CSV",
      description = "observation_id, image_path; one row per photo.")
  private Path queries = Path.of("");

  @Option(
      names = "--gallery",
      required = true,
      paramLabel = "G",
      description = "The gallery's folder.")
  private Path folder = Path.of("");

  @Option(
      names = "--photos",
      paramLabel = "DIR",
      description = "Folder that photo paths are relative to; default: the table's.")
  private @Nullable Path photos;

  @Option(
      names = "--truth",
      paramLabel = "CSV",
      description = "observation_id, class_id; default: the class_id of the queries, if any.")
  private @Nullable Path truth;

  @Option(
      names = "--taxa",
      paramLabel = "CSV",
      description =
          "Which classes there are and which are venomous or poisonous, such as"
              + " venomous_status_list.csv; default: the gallery's taxa.")
  private @Nullable Path taxa;

  @Option(
      names = "--output",
      paramLabel = "CSV",
      defaultValue = "submission.csv",
      description = "The file to hand in; default: ${DEFAULT-VALUE}")
  private Path output = Path.of("");

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

  @Option(
      names = "--competition",
      paramLabel = "C",
      defaultValue = "snakeclef",
      description = "Whose rules score: snakeclef | fungiclef; default: ${DEFAULT-VALUE}")
  private String competition = "";

  @Option(
      names = "--format",
      paramLabel = "F",
      defaultValue = "table",
      description = "${COMPLETION-CANDIDATES}; default: ${DEFAULT-VALUE}")
  private ReportFormat format = ReportFormat.TABLE;

  public SubmissionCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    Aggregation aggregation = choice(Aggregation.class, "--aggregate", aggregate);
    AnswerRule rule = choice(AnswerRule.class, "--answer", answer);
    Competition rules = choice(Competition.class, "--competition", competition);
    Path root = photos == null ? queries.toAbsolutePath().getParent() : photos;
    List<CompetitionObservation> observations =
        ObservationTable.read(queries, root == null ? Path.of("") : root);
    try (OpenGallery open = OpenGallery.open(session, folder, null, device.serving())) {
      IdentifierSettings settings = settings(open.gallery().manifest().taxa());
      CompetitionRun run = run(open, settings, aggregation, rule);
      var outcome = run.answer(observations, session.err()::println);
      outcome
          .failures()
          .forEach((file, reason) -> session.err().println("naja: " + file + ": " + reason));
      List<Taxon> known = taxa(open);
      Set<String> ids =
          known.stream().map(Taxon::id).collect(Collectors.toCollection(HashSet::new));
      ids.add(unknown == null ? CompetitionRun.UNKNOWN : unknown);
      ids.add(CompetitionRun.UNKNOWN);
      SubmissionFile.write(output, outcome.answers(), ids);
      CompetitionScore score = score(rules, observations, outcome.answers(), ids, known);
      session
          .out()
          .print(
              format.text(
                  new SubmissionReport(
                      output.toString(),
                      "%s, %s, %s".formatted(settings.scores(), aggregate, answer),
                      open.gallery().manifest().encoder().encoderId(),
                      open.gallery().manifest().generation(),
                      outcome.answers().size(),
                      outcome.photos(),
                      outcome.failures().size(),
                      score.scores(),
                      score.warning())));
      return (outcome.failures().isEmpty() ? ExitCode.DONE : ExitCode.DONE_WITH_FAILED_PHOTOS)
          .code();
    }
  }

  private CompetitionRun run(
      OpenGallery open, IdentifierSettings settings, Aggregation aggregation, AnswerRule rule) {
    var limits = session.settings().photo();
    var embedder = new PhotoEmbedder(new PhotoDecoder(limits), open.encoder());
    return new CompetitionRun(
        file -> PhotoArguments.read(file, limits),
        embedder,
        new Identifier(open.gallery(), embedder, settings),
        aggregation,
        rule,
        unknown);
  }

  private List<Taxon> taxa(OpenGallery open) {
    List<Taxon> own = List.copyOf(open.gallery().taxa().values());
    if (taxa == null) {
      return own;
    }
    Map<String, Taxon> all = new LinkedHashMap<>();
    own.forEach(taxon -> all.put(taxon.id(), taxon));
    new TaxaReader(taxa).source().taxa().forEach(taxon -> all.put(taxon.id(), taxon));
    return new ArrayList<>(all.values());
  }

  private CompetitionScore score(
      Competition rules,
      List<CompetitionObservation> observations,
      Map<String, String> answers,
      Set<String> ids,
      List<Taxon> known) {
    Map<String, String> truths = new LinkedHashMap<>();
    observations.forEach(observation -> {
      String shown = observation.truth();
      if (shown != null) {
        truths.put(observation.id(), shown);
      }
    });
    if (truth != null) {
      truths.putAll(ObservationTable.truths(truth));
    }
    if (truths.isEmpty()) {
      return new CompetitionScore(List.of(), "");
    }
    Set<String> dangerous =
        known.stream()
            .filter(taxon -> taxon.venomous() == Venomous.YES)
            .map(Taxon::id)
            .collect(Collectors.toSet());
    return CompetitionScore.of(rules, answers, truths, ids, dangerous);
  }

  /// All candidates, so that nothing that merges or weighs them misses one.
  private IdentifierSettings settings(int gallerySize) {
    return session.settings().identify().withLimit(Math.max(1, gallerySize));
  }

  private <E extends Enum<E>> E choice(Class<E> type, String option, String text) {
    return Misuse.checked(
        spec,
        () ->
            EnumSet.allOf(type).stream()
                .filter(value -> word(value).equals(text.strip()))
                .findFirst()
                .orElseThrow(() ->
                    new IllegalArgumentException(
                        "%s must be %s, got %s".formatted(option, words(type), text))));
  }

  private static <E extends Enum<E>> String words(Class<E> type) {
    return EnumSet.allOf(type).stream()
        .map(SubmissionCommand::word)
        .collect(Collectors.joining(" | "));
  }

  private static String word(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
