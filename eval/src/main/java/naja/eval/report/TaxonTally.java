package naja.eval.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import naja.calibration.StoredEvaluation.Confusion;
import naja.calibration.StoredEvaluation.Share;
import naja.calibration.StoredEvaluation.TaxonRecord;
import naja.eval.metric.Answered;
import naja.eval.metric.Prediction;
import naja.eval.metric.Proportion;

/// Counts, taxon by taxon, what became of the photos that were asked about.
public final class TaxonTally {
  private final Map<String, Counts> truths = new TreeMap<>();
  private final Map<String, Integer> answers = new HashMap<>();

  private TaxonTally() {}

  /// Counts answers.
  public static TaxonTally of(List<Answered> answers) {
    TaxonTally tally = new TaxonTally();
    answers.forEach(answer -> tally.add(answer.prediction(), answer.observationId()));
    return tally;
  }

  private void add(Prediction prediction, String observationId) {
    truths.computeIfAbsent(prediction.truth(), _ -> new Counts()).add(prediction, observationId);
    prediction.best().ifPresent(best -> answers.merge(best, 1, Integer::sum));
  }

  /// How often photos of each taxon were taken for each taxon, itself included.
  public Map<String, Map<String, Integer>> confusion() {
    Map<String, Map<String, Integer>> rows = new TreeMap<>();
    truths.forEach((taxon, counts) -> rows.put(taxon, new TreeMap<>(counts.taken)));
    return rows;
  }

  /// One record per taxon that was asked about, ascending by id.
  ///
  /// @param confusions at most this many per taxon
  public List<TaxonRecord> records(int confusions) {
    List<TaxonRecord> records = new ArrayList<>();
    truths.forEach(
        (taxon, counts) -> records.add(counts.record(taxon, answered(taxon), confusions)));
    return records;
  }

  private int answered(String taxon) {
    return answers.getOrDefault(taxon, 0);
  }

  /// What became of the photos of one taxon.
  private static final class Counts {
    private final Map<String, Integer> taken = new HashMap<>();
    private final Set<String> observations = new HashSet<>();
    private int photos;
    private int right;
    private int rightInTop3;

    void add(Prediction prediction, String observationId) {
      photos++;
      observations.add(observationId);
      right += prediction.hits(1) ? 1 : 0;
      rightInTop3 += prediction.hits(3) ? 1 : 0;
      prediction.best().ifPresent(best -> taken.merge(best, 1, Integer::sum));
    }

    TaxonRecord record(String taxon, int answers, int confusions) {
      Proportion recall = Proportion.of(right, photos, observations.size());
      return new TaxonRecord(
          taxon,
          photos,
          observations.size(),
          right,
          rightInTop3,
          new Share(recall.rate(), recall.low(), recall.high()),
          answers,
          mostFrequent(taxon, confusions));
    }

    private List<Confusion> mostFrequent(String taxon, int most) {
      return taken.entrySet().stream()
          .filter(entry -> !entry.getKey().equals(taxon))
          .map(entry -> new Confusion(entry.getKey(), entry.getValue()))
          .sorted(
              Comparator.comparingInt(Confusion::photos)
                  .reversed()
                  .thenComparing(Confusion::taxonId))
          .limit(most)
          .toList();
    }
  }
}
