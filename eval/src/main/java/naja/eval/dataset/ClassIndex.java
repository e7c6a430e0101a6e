package naja.eval.dataset;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Which taxon each column of a score matrix stands for: the only way from a column to a taxon id
/// and back. Predictions and truth meet as taxon ids, never as columns.
public final class ClassIndex {
  private final List<String> taxonIds;
  private final Map<String, Integer> columns;

  private ClassIndex(List<String> taxonIds) {
    this.taxonIds = taxonIds;
    columns = HashMap.newHashMap(taxonIds.size());
    for (int column = 0; column < taxonIds.size(); column++) {
      columns.put(taxonIds.get(column), column);
    }
  }

  /// The distinct taxa of these labels in [TaxonOrder].
  public static ClassIndex of(Collection<String> labels) {
    return new ClassIndex(labels.stream().distinct().sorted(TaxonOrder.ASCENDING).toList());
  }

  public int size() {
    return taxonIds.size();
  }

  /// The taxa by column.
  public List<String> taxonIds() {
    return taxonIds;
  }

  public String taxonId(int column) {
    return taxonIds.get(column);
  }

  /// The column of a taxon, or -1 where it has none.
  public int column(String taxonId) {
    return columns.getOrDefault(taxonId, -1);
  }

  /// The column of every label, in order.
  ///
  /// @throws DatasetException naming the row of a label without a column
  public int[] columns(List<String> labels) {
    int[] of = new int[labels.size()];
    for (int row = 0; row < of.length; row++) {
      of[row] = column(labels.get(row));
      if (of[row] < 0) {
        throw new DatasetException(
            "row %d has the taxon '%s', which is none of the %d classes"
                .formatted(row, labels.get(row), size()));
      }
    }
    return of;
  }
}
