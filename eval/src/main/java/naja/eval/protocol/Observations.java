package naja.eval.protocol;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.DoubleBinaryOperator;
import naja.eval.dataset.DatasetException;
import naja.eval.dataset.LabelledEmbeddings;
import naja.eval.dataset.Matrix;
import naja.eval.dataset.TaxonOrder;
import naja.eval.metric.Prediction;

/// Several photos, one answer: the rows of each observation, and every public rule to make one
/// answer of theirs.
public final class Observations {
  private final Map<String, List<Integer>> rows;

  /// Who wins when several taxa were answered equally often.
  public enum Tie {
    /// The tied taxon that was answered first.
    FIRST_TIED_MET,
    /// The answer for the first photo, tied or not.
    FIRST_IMAGE,
    /// The tied taxon that comes first in [TaxonOrder], as the mode of pandas and SciPy.
    SMALLEST_LABEL
  }

  private Observations(Map<String, List<Integer>> rows) {
    this.rows = rows;
  }

  /// Groups rows, the observations in the order of their first rows.
  public static Observations of(List<String> observationIds) {
    Map<String, List<Integer>> rows = new LinkedHashMap<>();
    for (int row = 0; row < observationIds.size(); row++) {
      rows.computeIfAbsent(observationIds.get(row), _ -> new ArrayList<>()).add(row);
    }
    return new Observations(rows);
  }

  public int size() {
    return rows.size();
  }

  /// The observations in order.
  public List<String> ids() {
    return List.copyOf(rows.keySet());
  }

  /// What belongs to the first row of each observation, such as its true taxon.
  public <T> List<T> first(List<T> ofRows) {
    return rows.values().stream().map(group -> ofRows.get(group.getFirst())).toList();
  }

  /// The most frequent first answer of each observation.
  ///
  /// @param ofRows one prediction per row; the truth is that of an observation's first row
  public List<Prediction> mode(List<Prediction> ofRows, Tie tie) {
    return rows.values().stream()
        .map(group -> {
          List<String> answers =
              group.stream()
                  .map(ofRows::get)
                  .map(Prediction::best)
                  .flatMap(Optional::stream)
                  .toList();
          String truth = ofRows.get(group.getFirst()).truth();
          return new Prediction(
              truth, answers.isEmpty() ? List.of() : List.of(mostFrequent(answers, tie)));
        })
        .toList();
  }

  /// The most frequent of answers, at least one, in the order of the photos.
  public static String mostFrequent(List<String> answers, Tie tie) {
    Map<String, Integer> counts = new HashMap<>();
    answers.forEach(answer -> counts.merge(answer, 1, Integer::sum));
    int most = Collections.max(counts.values());
    List<String> tied =
        answers.stream()
            .distinct()
            .filter(answer -> most == counts.getOrDefault(answer, 0))
            .toList();
    if (tied.size() == 1) {
      return tied.getFirst();
    }
    return switch (tie) {
      case FIRST_TIED_MET -> tied.getFirst();
      case FIRST_IMAGE -> answers.getFirst();
      case SMALLEST_LABEL -> Collections.min(tied, TaxonOrder.ASCENDING);
    };
  }

  /// The mean of each observation's rows: of embeddings, probabilities or logits.
  public Matrix mean(Matrix ofRows) {
    Matrix means = fold(ofRows, 0, Double::sum);
    int observation = 0;
    for (List<Integer> group : rows.values()) {
      double[] row = means.row(observation);
      Arrays.setAll(row, i -> row[i] / group.size());
      means.setRow(observation++, row);
    }
    return means;
  }

  /// The greatest value of each column over each observation's rows.
  public Matrix max(Matrix ofRows) {
    return fold(ofRows, Double.NEGATIVE_INFINITY, Math::max);
  }

  /// One row per observation with the mean of its raw embeddings and its taxon, as birder trains
  /// and tests on SnakeCLEF.
  ///
  /// @throws DatasetException naming an observation whose rows have different taxa
  public static LabelledEmbeddings merged(LabelledEmbeddings embeddings) {
    Observations observations = of(embeddings.observationIds());
    observations.rows.forEach((id, group) -> {
      List<String> taxa = group.stream().map(embeddings.taxonIds()::get).distinct().toList();
      if (taxa.size() > 1) {
        throw new DatasetException(
            "observation %s must show one taxon, but rows %s have %s".formatted(id, group, taxa));
      }
    });
    return new LabelledEmbeddings(
        observations.mean(embeddings.vectors()),
        observations.first(embeddings.taxonIds()),
        observations.ids());
  }

  private Matrix fold(Matrix ofRows, double start, DoubleBinaryOperator operator) {
    Matrix folded = Matrix.zeros(rows.size(), ofRows.columns());
    int observation = 0;
    for (List<Integer> group : rows.values()) {
      for (int column = 0; column < ofRows.columns(); column++) {
        double value = start;
        for (int row : group) {
          value = operator.applyAsDouble(value, ofRows.get(row, column));
        }
        folded.set(observation, column, value);
      }
      observation++;
    }
    return folded;
  }
}
