package naja.eval.split;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import naja.eval.dataset.DatasetException;
import naja.eval.dataset.Named;
import naja.eval.split.Split.Row;

/// Finds the photos of a round that nobody could name: no reference of their taxon is left when
/// they are asked about.
record ReferenceCheck(List<Row> rows, int round, Hides hides, Set<String> heldOut) {
  /// @throws DatasetException naming the photos and their taxa
  void require(String rule) {
    Map<String, Integer> references = new HashMap<>();
    rows.stream()
        .filter(row -> row.roles().get(round).isReference())
        .forEach(row -> {
          references.merge(row.taxonId(), 1, Integer::sum);
          references.merge(hidden(row), 1, Integer::sum);
        });
    List<String> alone = new ArrayList<>();
    for (Row row : rows) {
      if (row.roles().get(round).isTest()
          && !heldOut.contains(row.taxonId())
          && references.getOrDefault(row.taxonId(), 0) <= own(row, references)) {
        alone.add("%s (taxon %s)".formatted(row.imageId(), row.taxonId()));
      }
    }
    if (!alone.isEmpty()) {
      throw new DatasetException(
          "split %s leaves %d photos without a reference of their taxon: %s; take these photos out of the test set or add references of their taxa; a rule leaves such taxa out with %s, open-set holds them out, and leave-one-out,lone=reference lets them only answer"
              .formatted(
                  rule,
                  alone.size(),
                  Named.first(alone),
                  hides == Hides.OBSERVATION ? "at-least-observations=2" : "at-least=2"));
    }
  }

  /// How many references of its taxon the question about a photo hides.
  private int own(Row row, Map<String, Integer> references) {
    if (hides == Hides.OBSERVATION) {
      return references.getOrDefault(hidden(row), 0);
    }
    return row.roles().get(round).isReference() ? 1 : 0;
  }

  /// A key that no taxon has: observation and taxon together.
  private static String hidden(Row row) {
    return row.observationId() + '\n' + row.taxonId();
  }
}
