package naja.calibration;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import naja.encoder.Embedding;
import naja.prototype.TaxonScore;

/// A trained linear layer over raw embeddings: one score x·wₖ + bₖ per taxon, where x is the
/// embedding after a [FeatureScaling].
///
/// It holds the taxon id of every row of weights, so that no array position ever leaves it.
public final class LinearHead {
  /// The file's name in the gallery's folder.
  public static final String FILE = "probe.json";

  private final List<String> taxonIds;
  private final FeatureScaling scaling;
  private final double[][] weights;
  private final double[] bias;
  private final Training training;

  /// How a head came about.
  ///
  /// @param command repeats the training
  /// @param photos it was trained on
  /// @param temperature divides the scores before the softmax, greater than 0: fitted on photos
  ///   that were held out, 1 where there were none
  /// @param prototypeScale multiplies the prototypes' cosines before the softmax, greater than 0,
  ///   fitted on the same photos
  public record Training(String command, int photos, double temperature, double prototypeScale) {
    public Training {
      if (!(temperature > 0 && prototypeScale > 0)
          || Double.isInfinite(temperature)
          || Double.isInfinite(prototypeScale)) {
        throw new IllegalArgumentException(
            "temperature and prototype_scale must be greater than 0, got %s and %s"
                .formatted(temperature, prototypeScale));
      }
    }
  }

  /// @param taxonIds one per row of weights, each once
  /// @param weights one row per taxon, one column per dimension; copied
  /// @param bias one value per taxon; copied
  public LinearHead(
      List<String> taxonIds,
      FeatureScaling scaling,
      double[][] weights,
      double[] bias,
      Training training) {
    this.taxonIds = List.copyOf(taxonIds);
    this.scaling = scaling;
    this.weights = Arrays.stream(weights).map(double[]::clone).toArray(double[][]::new);
    this.bias = bias.clone();
    this.training = training;
    check();
  }

  private void check() {
    int taxa = taxonIds.size();
    if (taxa == 0 || taxonIds.stream().distinct().count() != taxa) {
      throw new IllegalArgumentException("a head needs taxa, each once, got " + taxonIds);
    }
    if (weights.length != taxa || bias.length != taxa) {
      throw new IllegalArgumentException(
          "a head of %d taxa needs as many rows of weights and biases, got %d and %d"
              .formatted(taxa, weights.length, bias.length));
    }
    for (int taxon = 0; taxon < taxa; taxon++) {
      boolean finite = Arrays.stream(weights[taxon]).allMatch(Double::isFinite);
      if (weights[taxon].length != scaling.dimension()
          || !finite
          || !Double.isFinite(bias[taxon])) {
        throw new IllegalArgumentException(
            "the weights of taxon %s must be %d finite numbers and a bias"
                .formatted(taxonIds.get(taxon), scaling.dimension()));
      }
    }
  }

  /// The taxa that are candidates, in the order of the weights.
  public List<String> taxonIds() {
    return taxonIds;
  }

  public FeatureScaling scaling() {
    return scaling;
  }

  public Training training() {
    return training;
  }

  double[][] weights() {
    return weights;
  }

  double[] bias() {
    return bias;
  }

  /// Scores a query against every taxon, best first; ties go to the lowest taxon id.
  ///
  /// @throws IllegalArgumentException if the query has another dimension than the head
  public List<TaxonScore> score(Embedding query) {
    double[] raw = new double[query.dimension()];
    Arrays.setAll(raw, query::get);
    double[] features = scaling.apply(raw);
    List<TaxonScore> scores = new ArrayList<>(taxonIds.size());
    for (int taxon = 0; taxon < weights.length; taxon++) {
      scores.add(new TaxonScore(taxonIds.get(taxon), bias[taxon] + dot(weights[taxon], features)));
    }
    scores.sort(TaxonScore.BEST_FIRST);
    return scores;
  }

  private static double dot(double[] a, double[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += a[i] * b[i];
    }
    return sum;
  }
}
