package naja.cli.command;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import naja.collection.TaxaReader;
import naja.eval.competition.CompetitionObservation;
import naja.eval.competition.CompetitionScore;
import naja.eval.competition.CompetitionScore.Competition;
import naja.eval.competition.CompetitionTaxa;
import naja.eval.competition.ObservationTable;
import naja.gallery.Gallery;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// By what the answers to a competition are scored: its rules, its classes and the truth.
final class CompetitionRules {
  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec = CommandSpec.create();

  @Option(
      names = "--competition",
      paramLabel = "C",
      defaultValue = "snakeclef",
      description = "Whose rules score: snakeclef | fungiclef; default: ${DEFAULT-VALUE}")
  private String competition = "";

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

  Competition competition() {
    return Choice.of(spec, Competition.class, "--competition", competition);
  }

  /// The gallery's taxa, and those of `--taxa`.
  CompetitionTaxa taxa(Gallery gallery) {
    return CompetitionTaxa.of(
        gallery.taxa().values(), taxa == null ? List.of() : new TaxaReader(taxa).source().taxa());
  }

  /// The official score; empty where the truth is not known.
  ///
  /// @param truths of every observation, or none
  /// @param answers what is answered for every observation
  /// @param ids every answer that is allowed
  /// @param known the taxa, with their venom status
  CompetitionScore score(
      Competition competition,
      Map<String, String> truths,
      Map<String, String> answers,
      Set<String> ids,
      CompetitionTaxa known) {
    if (truths.isEmpty()) {
      return CompetitionScore.NONE;
    }
    return CompetitionScore.of(competition, answers, truths, ids, known.dangerous());
  }

  /// The truth of every observation; empty where none is known.
  ///
  /// @throws naja.eval.dataset.DatasetException if it is of other observations, naming them
  Map<String, String> truths(List<CompetitionObservation> observations) {
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
    if (!truths.isEmpty()) {
      CompetitionScore.requireSame(
          observations.stream().map(CompetitionObservation::id).collect(Collectors.toSet()),
          truths.keySet());
    }
    return truths;
  }
}
