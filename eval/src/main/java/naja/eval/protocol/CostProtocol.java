package naja.eval.protocol;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import naja.encoder.Embedding;
import naja.eval.dataset.Dataset;
import naja.eval.metric.Bootstrap;
import naja.eval.metric.PairedDifference;
import naja.eval.metric.Prediction;
import naja.eval.metric.Score;
import naja.eval.metric.SnakeClef;
import naja.eval.report.CostReport;
import naja.eval.report.ScoreReport;
import naja.eval.split.Split;
import naja.eval.split.SplitFit;
import naja.gallery.Gallery;
import naja.gallery.StoredEmbedding;
import naja.gallery.Taxon;
import naja.gallery.Venomous;
import naja.identify.Calibrator;
import naja.identify.Candidate;
import naja.identify.CostMatrix;
import naja.identify.Identifier;
import naja.identify.IdentifierSettings;
import naja.search.Scope;

/// What it gains to answer with the taxon that is expected to cost least in place of the most
/// probable one, under the SnakeCLEF costs: Track 1 and Track 2 of both, over observations whose
/// photos are fused.
///
/// The calibration is fitted on the references of each round, for an observation that is among them
/// without its fold ([CrossFit]).
///
/// @param sample at most this many photos for a calibration
/// @param prior as in [CalibrationProtocol]
public record CostProtocol(IdentifierSettings settings, int sample, double prior) {
  /// More candidates than these have no probability to speak of.
  private static final int MOST_CANDIDATES = 1_000;

  private static final List<String> NAMES = List.of("track1", "track2", "accuracy", "macro_f1");

  /// One observation's answers.
  private record Answers(String observationId, Prediction probable, Prediction cheap) {}

  /// Examines a gallery.
  ///
  /// @param progress is told what is being done
  /// @throws naja.eval.dataset.DatasetException if the split is not one of this gallery, or the
  ///   references of a round are too few for a calibration
  public CostReport run(Gallery gallery, Split split, Consumer<String> progress) {
    Dataset data = Dataset.of(gallery);
    SplitFit.require(split, data);
    List<StoredEmbedding> photos = data.embeddings();
    List<Answers> answers = new ArrayList<>();
    for (int round = 0; round < split.rounds(); round++) {
      progress.accept("round %d of %d".formatted(round + 1, split.rounds()));
      answers.addAll(answers(gallery, split, round, photos));
    }
    return report(gallery, split, answers);
  }

  private List<Answers> answers(
      Gallery gallery, Split split, int round, List<StoredEmbedding> photos) {
    List<Query> queries = Query.of(split, round, photos);
    IdentifierSettings exactly = exactly(gallery.manifest().taxa());
    CrossFit fits =
        CrossFit.of(
            new Calibrator(gallery, exactly), split, round, exactly.scores(), sample, prior);
    fits.required(gallery);
    Identifier identifier = Identifier.ofEmbeddings(gallery, exactly);
    Map<String, List<Query>> observations =
        queries.stream()
            .collect(
                Collectors.groupingBy(
                    query -> query.photo().observationId(),
                    LinkedHashMap::new,
                    Collectors.toList()));
    return observations.entrySet().parallelStream()
        .map(asked -> answer(fits.of(asked.getKey()).serve(identifier), asked.getValue()))
        .toList();
  }

  private static Answers answer(Identifier identifier, List<Query> photos) {
    Query first = photos.getFirst();
    List<Embedding> embeddings = photos.stream().map(query -> query.photo().embedding()).toList();
    Scope scope = first.scope().alsoWithoutObservation(first.photo().observationId());
    List<Candidate> candidates = identifier.identify(embeddings, scope).findings().candidates();
    return new Answers(
        first.photo().observationId(),
        prediction(first, candidates.stream().limit(1).toList()),
        prediction(first, CostMatrix.SNAKE_CLEF.cheapest(candidates).stream().toList()));
  }

  private static Prediction prediction(Query query, List<Candidate> answer) {
    return new Prediction(
        query.photo().taxonId(), answer.stream().map(candidate -> candidate.taxon().id()).toList());
  }

  private IdentifierSettings exactly(int taxa) {
    return settings.withLimit(Math.clamp(taxa, 1, MOST_CANDIDATES)).withExact(true);
  }

  private CostReport report(Gallery gallery, Split split, List<Answers> answers) {
    Set<String> venomous =
        gallery.taxa().values().stream()
            .filter(taxon -> taxon.venomous() == Venomous.YES)
            .map(Taxon::id)
            .collect(Collectors.toSet());
    List<String> observations = answers.stream().map(Answers::observationId).toList();
    Bootstrap bootstrap = Bootstrap.of(observations, Score.SEED);
    Tracks probable = new Tracks(answers.stream().map(Answers::probable).toList(), venomous);
    Tracks cheap = new Tracks(answers.stream().map(Answers::cheap).toList(), venomous);
    List<Score> before = Score.named(NAMES, bootstrap.intervals(probable::of));
    List<Score> after = Score.named(NAMES, bootstrap.intervals(cheap::of));
    return new CostReport(
        List.of(
            report(gallery, split, "argmax", observations, before),
            report(gallery, split, "expected-cost", observations, after)),
        PairedDifference.named(after, before, bootstrap.comparisons(cheap::of, probable::of)));
  }

  private ScoreReport report(
      Gallery gallery, Split split, String rule, List<String> observations, List<Score> scores) {
    return ScoreReport.of(
        Examination.origin(gallery, split, "costs", settings.scores() + "/" + rule, null),
        observations.size(),
        observations,
        scores,
        List.of());
  }

  /// The competition's numbers of any draw of observations.
  private record Tracks(List<Prediction> predictions, Set<String> venomous) {
    double[] of(int[] rows) {
      List<Prediction> drawn = Arrays.stream(rows).mapToObj(predictions::get).toList();
      SnakeClef score = SnakeClef.of(drawn, venomous);
      return new double[] {
        score.track1(), score.track2(), score.accuracy() / 100, score.macroF1() / 100
      };
    }
  }
}
