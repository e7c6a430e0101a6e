package naja.eval.competition;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import naja.encoder.Embedding;
import naja.eval.dataset.DatasetException;
import naja.eval.protocol.Observations;
import naja.identify.Candidate;
import naja.identify.Identifier;
import naja.identify.SpeciesAnswer;
import naja.indexer.FileEmbedder;
import naja.search.Scope;
import org.jspecify.annotations.Nullable;

/// Answers every observation of a competition: photos → embeddings → one taxon id.
///
/// A photo that cannot be used is listed and left out; an observation without any usable photo is
/// answered with the id for the unknown species, so that no row is missing.
///
/// @param identifier answers embeddings; several threads ask it at once
/// @param taxa the venom statuses that expected costs are weighed by
/// @param unknown the id that is answered where the gallery shows nothing near enough; null: the
///   best candidate is answered all the same
public record CompetitionRun(
    FileEmbedder embedder,
    Identifier identifier,
    Aggregation aggregation,
    AnswerRule rule,
    CompetitionTaxa taxa,
    @Nullable String unknown) {
  /// The id of the unknown species in SnakeCLEF and FungiCLEF.
  public static final String UNKNOWN = "-1";

  /// What was answered.
  ///
  /// @param answers a taxon id for every observation, in order
  /// @param photos that were used
  /// @param failures why the others were not
  public record Outcome(Map<String, String> answers, int photos, Map<Path, String> failures) {}

  /// Answers observations, each as soon as its photos are embedded.
  ///
  /// @throws DatasetException if the program is asked to stop before the last answer
  public Outcome answer(List<CompetitionObservation> observations) {
    ObservationAnswers gathered =
        new ObservationAnswers(observations, photos -> photos.isEmpty() ? UNKNOWN : idOf(photos));
    if (!embedder.run(gathered.files(), gathered)) {
      throw new DatasetException("stopped before every observation was answered");
    }
    return gathered.outcome();
  }

  private String idOf(List<Embedding> embeddings) {
    return switch (aggregation) {
      case MEAN_EMBEDDING -> id(identifier.identify(embeddings, Scope.ALL));
      case FIRST_IMAGE -> id(one(embeddings.getFirst()));
      case MODE ->
          Observations.mostFrequent(
              embeddings.stream().map(embedding -> id(one(embedding))).toList(),
              Observations.Tie.FIRST_TIED_MET);
      case MEAN_PROBABILITY, MAX_PROBABILITY, MEAN_SCORE ->
          merged(embeddings.stream().map(this::one).toList());
    };
  }

  private SpeciesAnswer one(Embedding embedding) {
    return identifier.identify(List.of(embedding), Scope.ALL);
  }

  private String merged(List<SpeciesAnswer> answers) {
    if (unknown != null && answers.stream().allMatch(SpeciesAnswer.Unknown.class::isInstance)) {
      return unknown;
    }
    return id(
        aggregation.merge(answers.stream().map(answer -> answer.findings().candidates()).toList()));
  }

  private String id(SpeciesAnswer answer) {
    return unknown != null && answer instanceof SpeciesAnswer.Unknown
        ? unknown
        : id(answer.findings().candidates());
  }

  private String id(List<Candidate> candidates) {
    return rule.choose(taxa.of(candidates))
        .map(candidate -> candidate.taxon().id())
        .orElse(UNKNOWN);
  }
}
