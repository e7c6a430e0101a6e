package naja.eval.dataset;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/// Under which names a table has what is looked for: the usual ones, or what the user says.
final class ColumnNames {
  private final Table table;
  private final Path file;
  private final Map<String, String> chosen;

  /// @param chosen column by what is looked for, such as `image` in `file_name`
  /// @param known what may be looked for
  /// @throws DatasetException if something else is chosen
  ColumnNames(Table table, Path file, Map<String, String> chosen, Set<String> known) {
    this.table = table;
    this.file = file;
    this.chosen = Map.copyOf(chosen);
    for (String key : chosen.keySet()) {
      if (!known.contains(key)) {
        throw new DatasetException(
            "%s has columns for %s; none is chosen by %s="
                .formatted(file, String.join(", ", new TreeSet<>(known)), key));
      }
    }
  }

  /// The chosen column, or the first usual one that there is.
  ///
  /// @throws DatasetException if there is none
  String of(String key, String... usual) {
    return find(key, usual)
        .orElseThrow(() ->
            new DatasetException(
                "%s has no column %s; it has %s: name it with --column %s=NAME"
                    .formatted(file, String.join(" or ", usual), table.header(), key)));
  }

  /// The same, empty if there is none.
  Optional<String> find(String key, String... usual) {
    String name = chosen.get(key);
    return name == null ? Stream.of(usual).filter(table::has).findFirst() : Optional.of(name);
  }
}
