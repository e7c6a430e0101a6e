package naja.eval.protocol;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import naja.encoder.Embedding;
import naja.eval.dataset.Dataset;
import naja.eval.metric.Bootstrap;
import naja.eval.metric.IntervalSeed;
import naja.eval.metric.PairedDifference;
import naja.eval.metric.Prediction;
import naja.eval.metric.Score;
import naja.eval.metric.SnakeClef;
import naja.eval.report.CostReport;
import naja.eval.report.LeakSummary;
import naja.eval.report.ScoreReport;
import naja.eval.split.LeakAudit;
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
/// photos are fused, in the units and with the roundings of the organisers' script, as a submission
/// is scored.
///
/// The calibration is fitted on the references of each round, for an observation that is among them
/// without its fold ([CrossFit]).
///
/// @param sample at most this many photos for a calibration
/// @param prior as in [CalibrationProtocol]
public record CostProtocol(IdentifierSettings settings, int sample, double prior) {
  private static final List<String> NAMES = List.of("track1", "track2", "accuracy", "macro_f1");

  /// One observation's answers.
  ///
  /// @param leaks whether the references knew one of its photos already
  private record Answers(
      String observationId, Prediction probable, Prediction cheap, boolean leaks) {}

  /// Checks the settings.
  public CostProtocol {
    CalibrationProtocol.require(settings, sample, prior);
  }

  /// Examines a gallery.
  ///
  /// @param progress is told what is being done
  /// @throws naja.eval.dataset.DatasetException if the split is not one of this gallery, or the
  ///   references of a round are too few for a calibration
  public CostReport run(Gallery gallery, Split split, Consumer<String> progress) {
    Dataset data = Dataset.of(gallery);
    SplitFit.require(split, data);
    progress.accept("leak audit");
    LeakAudit audit = LeakAudit.of(data, split);
    List<StoredEmbedding> photos = data.embeddings();
    List<Answers> answers = new ArrayList<>();
    for (int round = 0; round < split.rounds(); round++) {
      progress.accept("round %d of %d".formatted(round + 1, split.rounds()));
      List<Query> queries = Query.of(split, round, photos);
      answers.addAll(answers(gallery, split, round, queries, audit.images(round)));
    }
    return report(gallery, data, split, answers, audit);
  }

  private List<Answers> answers(
      Gallery gallery, Split split, int round, List<Query> queries, Set<String> leaking) {
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
        .map(asked -> answer(fits.of(asked.getKey()).serve(identifier), asked.getValue(), leaking))
        .toList();
  }

  private static Answers answer(Identifier identifier, List<Query> photos, Set<String> leaking) {
    Query first = photos.getFirst();
    List<Embedding> embeddings = photos.stream().map(query -> query.photo().embedding()).toList();
    Scope scope = first.scope().alsoWithoutObservation(first.photo().observationId());
    List<Candidate> candidates = identifier.identify(embeddings, scope).findings().candidates();
    return new Answers(
        first.photo().observationId(),
        prediction(first, candidates.stream().limit(1).toList()),
        prediction(first, CostMatrix.SNAKE_CLEF.cheapest(candidates).stream().toList()),
        photos.stream().anyMatch(query -> leaking.contains(query.photo().imageId())));
  }

  private static Prediction prediction(Query query, List<Candidate> answer) {
    return new Prediction(
        query.photo().taxonId(), answer.stream().map(candidate -> candidate.taxon().id()).toList());
  }

  /// With every taxon as a candidate, so that no cost is left out.
  private IdentifierSettings exactly(int taxa) {
    return settings.withLimit(Math.max(1, taxa)).withExact(true);
  }

  private CostReport report(
      Gallery gallery, Dataset data, Split split, List<Answers> answers, LeakAudit audit) {
    Set<String> venomous =
        gallery.taxa().values().stream()
            .filter(taxon -> taxon.venomous() == Venomous.YES)
            .map(Taxon::id)
            .collect(Collectors.toSet());
    Tracks probable = new Tracks(answers, Answers::probable, venomous);
    Tracks cheap = new Tracks(answers, Answers::cheap, venomous);
    ScoreReport before = report(data, split, "argmax", probable, audit);
    ScoreReport after = report(data, split, "expected-cost", cheap, audit);
    return new CostReport(
        List.of(before, after),
        PairedDifference.named(
            after.scores(),
            before.scores(),
            probable.bootstrap().comparisons(cheap::of, probable::of)));
  }

  private ScoreReport report(
      Dataset data, Split split, String rule, Tracks tracks, LeakAudit audit) {
    Tracks clean = tracks.clean();
    return ScoreReport.of(
        Origins.of(data, split, "costs", settings.scores() + "/" + rule, null),
        tracks.answers.size(),
        tracks.observations(),
        tracks.scores(),
        LeakSummary.of(audit, clean.answers.size(), clean.scores()),
        List.of(
            SnakeClef.UNITS, "leaks count photos; an observation leaks with any of its photos"));
  }

  /// The competition's numbers of any draw of observations that are answered by one rule.
  private record Tracks(
      List<Answers> answers, Function<Answers, Prediction> rule, Set<String> venomous) {
    Tracks clean() {
      return new Tracks(answers.stream().filter(answer -> !answer.leaks).toList(), rule, venomous);
    }

    List<String> observations() {
      return answers.stream().map(Answers::observationId).toList();
    }

    Bootstrap bootstrap() {
      return Bootstrap.of(observations(), IntervalSeed.current());
    }

    /// Empty without answers.
    List<Score> scores() {
      return answers.isEmpty() ? List.of() : Score.named(NAMES, bootstrap().intervals(this::of));
    }

    double[] of(int[] rows) {
      List<Prediction> drawn =
          Arrays.stream(rows).mapToObj(row -> rule.apply(answers.get(row))).toList();
      SnakeClef score = SnakeClef.of(drawn, venomous);
      return new double[] {
        score.track1(), score.track2(), score.roundedAccuracy(), score.roundedMacroF1()
      };
    }
  }
}
