package naja.eval.cases;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import naja.eval.metric.Classification;
import naja.eval.metric.Prediction;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.json.JsonMapper;

/// What was computed: numbers, or lists of them, by JSON pointer into `expected.json`, and columns
/// of predicted taxa by name.
public final class CaseAnswers {
  private static final ObjectMapper MAPPER = JsonMapper.shared();

  private final Map<String, JsonNode> values = new TreeMap<>();
  private final Map<String, List<String>> columns = new TreeMap<>();

  /// Puts a number or numbers.
  ///
  /// @param pointer as RFC 6901 writes it, such as `/knn/majority_k5/nearest_first/accuracy`
  /// @param value a number or an array or list of them, to any depth
  /// @throws IllegalStateException if the pointer was answered before
  public void put(String pointer, Object value) {
    if (values.put(pointer, MAPPER.valueToTree(value)) != null) {
      throw new IllegalStateException(pointer + " is answered twice");
    }
  }

  /// Puts taxon ids, which the expected file writes as numbers where they are whole numbers.
  public void putTaxa(String pointer, List<String> taxonIds) {
    put(pointer, taxonIds.stream().map(CaseAnswers::plain).toList());
  }

  /// Puts one taxon id.
  public void putTaxon(String pointer, String taxonId) {
    put(pointer, plain(taxonId));
  }

  /// Puts lists of taxon ids.
  public void putTaxonLists(String pointer, List<List<String>> lists) {
    put(
        pointer,
        lists.stream().map(list -> list.stream().map(CaseAnswers::plain).toList()).toList());
  }

  /// Puts `accuracy`, `macro_f1`, `weighted_f1` and `balanced_accuracy` of first answers.
  public void putClassification(String pointer, List<Prediction> predictions) {
    Classification scores = Classification.of(predictions);
    put(pointer + "/accuracy", scores.accuracy());
    put(pointer + "/macro_f1", scores.macroF1());
    put(pointer + "/weighted_f1", scores.weightedF1());
    put(pointer + "/balanced_accuracy", scores.balancedAccuracy());
  }

  /// Puts `topk/1`, `topk/3` and `topk/5`.
  public void putTopK(String pointer, List<Prediction> predictions) {
    for (int k : List.of(1, 3, 5)) {
      put(pointer + "/topk/" + k, Classification.topK(predictions, k));
    }
  }

  /// Puts the first answer for every test row.
  ///
  /// @param name of the column in `predictions.csv`
  public void putColumn(String name, List<Prediction> predictions) {
    List<String> best =
        predictions.stream().map(prediction -> prediction.best().orElse("")).toList();
    if (columns.put(name, best) != null) {
      throw new IllegalStateException("the column " + name + " is answered twice");
    }
  }

  @Nullable JsonNode value(String pointer) {
    return values.get(pointer);
  }

  @Nullable List<String> column(String name) {
    return columns.get(name);
  }

  List<String> pointers() {
    return new ArrayList<>(values.keySet());
  }

  List<String> columnNames() {
    return new ArrayList<>(columns.keySet());
  }

  private static Object plain(String taxonId) {
    return taxonId.matches("-?\\d{1,18}") ? Long.valueOf(taxonId) : taxonId;
  }
}
