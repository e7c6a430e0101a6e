package naja.eval.protocol;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.IntStream;
import naja.eval.dataset.Dataset;
import naja.eval.dataset.DatasetException;
import naja.eval.dataset.LabelledEmbeddings;
import naja.eval.dataset.TraitTable;
import naja.eval.metric.Bootstrap;
import naja.eval.metric.IntervalSeed;
import naja.eval.metric.Score;
import naja.eval.probe.LabelledRows;
import naja.eval.probe.MlpProbe;
import naja.eval.probe.MlpRecipe;
import naja.eval.probe.TraitScores;
import naja.eval.report.LeakSummary;
import naja.eval.report.MultilabelReport;
import naja.eval.report.MultilabelReport.Curve;
import naja.eval.report.MultilabelReport.Trait;
import naja.eval.report.ScoreReport;
import naja.eval.split.LeakAudit;
import naja.eval.split.Split;
import naja.eval.split.SplitFit;
import naja.gallery.ReferencePhoto;
import naja.indexer.ProgressCount;
import naja.indexer.ProgressListener;

/// How well two linear layers on raw embeddings name the traits of photos (birder's FishNet and
/// AwA2 benchmarks). Photos of which a trait is not known take no part, as in FishNet.
///
/// @param seeds of the trainings, at least one
public record MultilabelProtocol(MlpRecipe recipe, List<Long> seeds) {
  private static final List<String> NAMES =
      List.of("macro_f1", "macro_f1_present_only", "exact_match");

  /// Copies the seeds.
  public MultilabelProtocol {
    seeds = seeds.stream().distinct().toList();
    if (seeds.isEmpty()) {
      throw new IllegalArgumentException("a probe needs at least 1 seed, got 0");
    }
  }

  /// From which logit on a trait is said to be there.
  private record Threshold(String code, double logit) {}

  private static final List<Threshold> THRESHOLDS =
      List.of(
          new Threshold("p>0.5", TraitScores.PROBABILITY_HALF),
          new Threshold("logit>0.5", TraitScores.LOGIT_HALF));

  /// Trains on the references of every round and asks about its test photos.
  ///
  /// @param progress counts epochs
  /// @throws DatasetException if the table lacks a taxon or photo, or a round is left without
  ///   photos whose traits are known
  /// @throws IllegalArgumentException if photos that are asked about answer for others
  public MultilabelReport run(
      Dataset data, Split split, TraitTable traits, ProgressListener progress) {
    SplitFit.require(split, data);
    RoundData.requireApart(split);
    return new Run(data, split, traits, LeakAudit.of(data, split)).report(progress);
  }

  /// What one round trains on and asks about.
  private record Round(
      List<double[]> features,
      List<double[]> known,
      LabelledEmbeddings asked,
      List<double[]> targets,
      List<Boolean> leaking,
      int dropped) {}

  /// The answers of one seed to all that was asked about.
  private record Answers(long seed, List<double[]> logits) {}

  private final class Run {
    private final Dataset data;
    private final Split split;
    private final TraitTable traits;
    private final LeakAudit leaks;
    private final double[][] all;
    private final List<Round> rounds;
    private final List<Curve> curves = new ArrayList<>();

    Run(Dataset data, Split split, TraitTable traits, LeakAudit leaks) {
      this.data = data;
      this.split = split;
      this.traits = traits;
      this.leaks = leaks;
      all = traitsOfUsed();
      rounds = IntStream.range(0, split.rounds()).mapToObj(this::round).toList();
    }

    /// The traits of every row; empty for photos that take no part in the split.
    private double[][] traitsOfUsed() {
      Set<String> used = new HashSet<>();
      for (int round = 0; round < split.rounds(); round++) {
        used.addAll(split.tests(round));
        used.addAll(split.references(round));
      }
      int[] rows = RoundData.rows(data, used::contains);
      List<ReferencePhoto> photos = data.photos();
      double[][] known = traits.of(IntStream.of(rows).mapToObj(photos::get).toList());
      double[][] ofRows = new double[photos.size()][0];
      for (int i = 0; i < rows.length; i++) {
        ofRows[rows[i]] = known[i];
      }
      return ofRows;
    }

    private Round round(int round) {
      int[] train = RoundData.rows(data, split.references(round)::contains);
      int[] test = RoundData.rows(data, split.tests(round)::contains);
      int[] kept = complete(train, round, "train on");
      int[] asked = complete(test, round, "ask about");
      Set<String> leaking = leaks.images(round);
      return new Round(
          List.of(LabelledRows.rows(data.select(kept).vectors())),
          targets(kept),
          data.select(asked),
          targets(asked),
          IntStream.of(asked)
              .mapToObj(row -> leaking.contains(data.rows().get(row).photo().imageId()))
              .toList(),
          train.length + test.length - kept.length - asked.length);
    }

    private int[] complete(int[] rows, int round, String purpose) {
      int[] complete =
          IntStream.of(rows)
              .filter(row -> Arrays.stream(all[row]).noneMatch(Double::isNaN))
              .toArray();
      if (complete.length == 0) {
        throw new DatasetException(
            "%s: of the %d photos to %s in round %d none has all of the %d traits"
                .formatted(traits.file(), rows.length, purpose, round + 1, traits.names().size()));
      }
      return complete;
    }

    private List<double[]> targets(int[] rows) {
      return IntStream.of(rows).mapToObj(row -> all[row]).toList();
    }

    MultilabelReport report(ProgressListener progress) {
      List<Answers> answers = new ArrayList<>();
      long epochs = (long) seeds.size() * rounds.size() * recipe.epochs();
      try (var count = new ProgressCount(progress, epochs)) {
        seeds.forEach(seed -> answers.add(new Answers(seed, train(seed, count))));
      }
      List<ScoreReport> results = results(answers);
      return new MultilabelReport(
          results,
          traitLines(answers),
          curves,
          rounds.stream().map(round -> round.features().size()).toList(),
          notes(results));
    }

    /// The logits of all rounds, one below the other.
    private List<double[]> train(long seed, ProgressCount count) {
      List<double[]> logits = new ArrayList<>();
      for (int i = 0; i < rounds.size(); i++) {
        Round round = rounds.get(i);
        var trained =
            MlpProbe.run(recipe, array(round.features()), array(round.known()), seed, count::add);
        curves.add(new Curve(i + 1, seed, trained.losses()));
        double[][] asked = LabelledRows.rows(round.asked().vectors());
        logits.addAll(List.of(trained.probe().logits(asked)));
      }
      return logits;
    }

    private List<ScoreReport> results(List<Answers> answers) {
      return THRESHOLDS.stream()
          .flatMap(threshold -> answers.stream().map(answer -> result(threshold, answer)))
          .toList();
    }

    private ScoreReport result(Threshold threshold, Answers answers) {
      List<Boolean> leaking = rounds.stream().flatMap(round -> round.leaking().stream()).toList();
      int[] all = IntStream.range(0, leaking.size()).toArray();
      int[] clean = IntStream.of(all).filter(row -> !leaking.get(row)).toArray();
      String variant = "%s, %s seed %d".formatted(threshold.code(), layers(), answers.seed());
      return ScoreReport.of(
          Origins.of(data, split, "multilabel", variant, null),
          all.length,
          observations(all),
          scores(threshold, answers, all),
          LeakSummary.of(leaks, clean.length, scores(threshold, answers, clean)),
          List.of());
    }

    /// Empty without rows.
    private List<Score> scores(Threshold threshold, Answers answers, int... rows) {
      if (rows.length == 0) {
        return List.of();
      }
      List<double[]> targets = targets();
      return Score.named(
          NAMES,
          Bootstrap.of(observations(rows), IntervalSeed.current())
              .intervals(drawn -> values(answers.logits(), targets, threshold, at(rows, drawn))));
    }

    private List<String> observations(int... rows) {
      List<String> all =
          rounds.stream().flatMap(round -> round.asked().observationIds().stream()).toList();
      return IntStream.of(rows).mapToObj(all::get).toList();
    }

    private List<double[]> targets() {
      return rounds.stream().flatMap(round -> round.targets().stream()).toList();
    }

    private List<Trait> traitLines(List<Answers> answers) {
      double[][] targets = array(targets());
      List<List<Double>> f1 = new ArrayList<>();
      for (Threshold threshold : THRESHOLDS) {
        answers.forEach(answer ->
            f1.add(TraitScores.of(array(answer.logits()), targets, threshold.logit()).perTrait()));
      }
      return IntStream.range(0, traits.names().size())
          .mapToObj(trait ->
              new Trait(
                  traits.names().get(trait),
                  (int) Arrays.stream(targets).filter(row -> row[trait] > 0).count(),
                  f1.stream().map(each -> each.get(trait)).toList()))
          .toList();
    }

    private List<String> notes(List<ScoreReport> results) {
      List<String> notes = new ArrayList<>();
      int dropped = rounds.stream().mapToInt(Round::dropped).sum();
      if (dropped > 0) {
        notes.add("%d photos take no part: a trait of theirs is not known".formatted(dropped));
      }
      for (int i = 0; i < THRESHOLDS.size() && seeds.size() > 1; i++) {
        Spread spread =
            Spread.of(
                results.subList(i * seeds.size(), (i + 1) * seeds.size()).stream()
                    .mapToDouble(result -> result.scores().getFirst().value())
                    .toArray());
        notes.add(
            String.format(
                Locale.ROOT,
                "%s macro_f1 over %d seeds: mean %.4f, standard deviation %.4f (n - 1)",
                THRESHOLDS.get(i).code(),
                seeds.size(),
                spread.mean(),
                spread.deviation()));
      }
      return notes;
    }
  }

  private String layers() {
    return recipe.equals(MlpRecipe.BIRDER)
        ? "birder"
        : "hidden %d, epochs %d,".formatted(recipe.hidden(), recipe.epochs());
  }

  private static int[] at(int[] rows, int[] places) {
    return IntStream.of(places).map(place -> rows[place]).toArray();
  }

  private static double[] values(
      List<double[]> logits, List<double[]> targets, Threshold threshold, int[] rows) {
    TraitScores scores =
        TraitScores.of(chosen(logits, rows), chosen(targets, rows), threshold.logit());
    return new double[] {scores.macroF1(), scores.macroF1PresentOnly(), scores.exactMatch()};
  }

  private static double[][] chosen(List<double[]> all, int[] rows) {
    return IntStream.of(rows).mapToObj(all::get).toArray(double[][]::new);
  }

  private static double[][] array(List<double[]> rows) {
    return rows.toArray(double[][]::new);
  }
}
