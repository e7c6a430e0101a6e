package naja.eval.protocol;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.IntConsumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import naja.eval.dataset.LabelledEmbeddings;
import naja.eval.dataset.Matrix;
import naja.eval.metric.AveragePrecision;

/// Whether a gallery row of the query's taxon comes early when the whole gallery is ranked by
/// cosine of normalised vectors; equal similarities keep the order of the rows.
///
/// A query without a positive in its gallery has no average precision and is left out of every
/// mean; [#skipped()] says how many.
public final class Retrieval {
  /// Queries whose similarities are held at the same time.
  private static final int BLOCK = 256;

  private final List<String> taxa;
  private final List<Integer> rows;
  private final List<AveragePrecision> scores;
  private final int skipped;

  private Retrieval(
      List<String> taxa, List<Integer> rows, List<AveragePrecision> scores, int skipped) {
    this.taxa = taxa;
    this.rows = rows;
    this.scores = scores;
    this.skipped = skipped;
  }

  /// Which gallery rows a query does not see.
  public enum Hidden {
    /// None: queries and gallery are different photos.
    NOTHING,
    /// The row with the query's own number: queries and gallery are the same rows.
    OWN_ROW,
    /// Every row of the query's observation.
    OWN_OBSERVATION
  }

  /// Ranks the gallery for every query.
  public static Retrieval of(
      LabelledEmbeddings queries, LabelledEmbeddings gallery, Hidden hidden) {
    return of(queries, gallery, hidden, _ -> {});
  }

  /// The same.
  ///
  /// @param finished is told how many queries have been finished since it was last told
  static Retrieval of(
      LabelledEmbeddings queries, LabelledEmbeddings gallery, Hidden hidden, IntConsumer finished) {
    LabelledEmbeddings asked = FeatureMap.l2n().of(queries);
    Ranking ranking = new Ranking(asked, FeatureMap.l2n().of(gallery), hidden);
    List<List<Integer>> ranks = ranking.ofAll(finished);
    List<String> taxa = new ArrayList<>();
    List<Integer> rows = new ArrayList<>();
    List<AveragePrecision> scores = new ArrayList<>();
    for (int query = 0; query < ranks.size(); query++) {
      if (!ranks.get(query).isEmpty()) {
        taxa.add(queries.taxonIds().get(query));
        rows.add(query);
        scores.add(new AveragePrecision(ranks.get(query)));
      }
    }
    return new Retrieval(taxa, rows, scores, ranks.size() - scores.size());
  }

  /// Queries that count: those with at least one positive.
  public int queries() {
    return scores.size();
  }

  /// Queries without a positive, which count nowhere.
  public int skipped() {
    return skipped;
  }

  /// One per query that counts, in order.
  public List<AveragePrecision> scores() {
    return List.copyOf(scores);
  }

  /// The query rows that count, in order.
  public List<Integer> rows() {
    return List.copyOf(rows);
  }

  /// Mean average precision; NaN if no query counts, as for all means here.
  public double map() {
    return mean(scores.stream().map(AveragePrecision::value).toList());
  }

  /// The mean over taxa of the mean over their queries.
  public double mapOverClasses() {
    Map<String, Double> byTaxon =
        IntStream.range(0, taxa.size())
            .boxed()
            .collect(
                Collectors.groupingBy(
                    taxa::get,
                    TreeMap::new,
                    Collectors.averagingDouble(i -> scores.get(i).value())));
    return mean(byTaxon.values());
  }

  /// mAP@R: precision cut at as many ranks as the query has positives.
  public double mapAtR() {
    return mean(scores.stream().map(AveragePrecision::atR).toList());
  }

  /// The share of queries with a positive among the first `k`: a hit rate.
  public double recall(int k) {
    return mean(scores.stream().map(score -> score.hits(k) ? 1.0 : 0.0).toList());
  }

  /// The mean share of positives among the first `k`.
  public double precision(int k) {
    return mean(scores.stream().map(score -> score.precision(k)).toList());
  }

  private static double mean(Collection<Double> values) {
    return values.stream().mapToDouble(Double::doubleValue).average().orElse(Double.NaN);
  }

  /// The ranks of positives, from 1, for every query.
  private record Ranking(LabelledEmbeddings queries, LabelledEmbeddings gallery, Hidden hidden) {
    List<List<Integer>> ofAll(IntConsumer finished) {
      List<List<Integer>> ranks = new ArrayList<>(queries.size());
      for (int start = 0; start < queries.size(); start += BLOCK) {
        int end = Math.min(start + BLOCK, queries.size());
        ranks.addAll(ofBlock(start, end));
        finished.accept(end - start);
      }
      return ranks;
    }

    private List<List<Integer>> ofBlock(int start, int end) {
      Matrix block = queries.vectors().select(IntStream.range(start, end).toArray());
      Matrix similarities = block.timesTransposed(gallery.vectors());
      return IntStream.range(start, end)
          .parallel()
          .mapToObj(query -> ofOne(query, similarities.row(query - start)))
          .toList();
    }

    /// Counts for each positive what comes before it, instead of sorting the gallery.
    private List<Integer> ofOne(int query, double[] similarities) {
      int[] seen = seen(query);
      String taxon = queries.taxonIds().get(query);
      int[] positives =
          Arrays.stream(seen).filter(row -> gallery.taxonIds().get(row).equals(taxon)).toArray();
      double[] descending =
          Arrays.stream(positives).mapToDouble(row -> -similarities[row]).sorted().toArray();
      int[] before = new int[descending.length + 1];
      for (int row : seen) {
        if (!gallery.taxonIds().get(row).equals(taxon)) {
          before[firstAfter(row, similarities, positives, descending)]++;
        }
      }
      List<Integer> ranks = new ArrayList<>();
      int negatives = 0;
      for (int i = 0; i < descending.length; i++) {
        negatives += before[i];
        ranks.add(i + 1 + negatives);
      }
      return ranks;
    }

    /// The first of the sorted positives that a negative row comes before.
    private static int firstAfter(
        int row, double[] similarities, int[] positives, double[] descending) {
      double key = -similarities[row];
      int at = Arrays.binarySearch(descending, key);
      if (at < 0) {
        return -at - 1;
      }
      int smaller = (int) Arrays.stream(descending).takeWhile(value -> value < key).count();
      long equalAndEarlier =
          Arrays.stream(positives)
              .filter(positive -> -similarities[positive] == key && positive < row)
              .count();
      return smaller + (int) equalAndEarlier;
    }

    private int[] seen(int query) {
      String observation = queries.observationIds().get(query);
      return IntStream.range(0, gallery.size())
          .filter(row ->
              switch (hidden) {
                case NOTHING -> true;
                case OWN_ROW -> row != query;
                case OWN_OBSERVATION ->
                    !Objects.equals(gallery.observationIds().get(row), observation);
              })
          .toArray();
    }
  }
}
