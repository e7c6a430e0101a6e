package naja.collection;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// Names that are no longer used, with what is used instead: an accepted name or a taxon id.
public final class Synonyms {
  private static final Column SYNONYM = Column.of("synonym", "name", "label");
  private static final Column ACCEPTED =
      Column.of("accepted", "accepted_name", "accepted_taxon_id", "taxon_id");

  private final Map<String, String> accepted;

  private Synonyms(Map<String, String> accepted) {
    this.accepted = Map.copyOf(accepted);
  }

  /// No name has changed.
  public static Synonyms none() {
    return new Synonyms(Map.of());
  }

  /// Reads a CSV file with the columns `synonym` and `accepted`.
  ///
  /// @throws CollectionException naming file and line if a name has two accepted names or leads
  ///   back to itself
  public static Synonyms read(Path file) {
    Map<String, String> accepted = new HashMap<>();
    try (CsvTable table = CsvTable.open(file, List.of(SYNONYM, ACCEPTED), Synonyms::check);
        Stream<CsvRow> rows = table.rows()) {
      rows.forEach(row -> add(row, accepted));
    }
    return new Synonyms(accepted);
  }

  /// The end of the chain of accepted names; empty for a name that is no synonym.
  Optional<String> accepted(String label) {
    String name = accepted.get(ScientificName.key(label));
    for (String next = name; next != null; next = accepted.get(ScientificName.key(next))) {
      name = next;
    }
    return Optional.ofNullable(name);
  }

  private static void check(CsvHeader header) {
    header.require(SYNONYM);
    header.require(ACCEPTED);
  }

  private static void add(CsvRow row, Map<String, String> accepted) {
    String key = ScientificName.key(row.require(SYNONYM));
    String name = ScientificName.normalize(row.require(ACCEPTED));
    String earlier = accepted.put(key, name);
    if (earlier != null && !earlier.equals(name)) {
      throw row.error(SYNONYM, "is '%s' here and '%s' in an earlier row".formatted(name, earlier));
    }
    Set<String> seen = new HashSet<>(Set.of(key));
    for (String next = name; next != null; next = accepted.get(ScientificName.key(next))) {
      if (!seen.add(ScientificName.key(next))) {
        throw row.error(SYNONYM, "'%s' leads back to itself".formatted(row.require(SYNONYM)));
      }
    }
  }
}
