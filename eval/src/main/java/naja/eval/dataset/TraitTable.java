package naja.eval.dataset;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import naja.gallery.ReferencePhoto;
import org.jspecify.annotations.Nullable;

/// Traits that a taxon or a photo has or lacks, one column each.
///
/// Cells are 1, yes or true; 0, no or false; or empty where nobody knows. A trait written
/// `COLUMN=VALUE` is there where the cell is that value, and unknown where it is empty.
public final class TraitTable {
  private static final Set<String> THERE = Set.of("1", "1.0", "yes", "true");
  private static final Set<String> MISSING = Set.of("0", "0.0", "no", "false");

  private final Path file;
  private final boolean byPhoto;
  private final List<String> names;
  private final Map<String, double[]> values;

  private TraitTable(Path file, boolean byPhoto, List<String> names, Map<String, double[]> values) {
    this.file = file;
    this.byPhoto = byPhoto;
    this.names = names;
    this.values = values;
  }

  /// Reads a table with a row per photo (column `image_id` or `image`) or per taxon (`taxon_id`,
  /// `label` or `class_id`).
  ///
  /// @param columns other names of the columns `image` or `taxon`
  /// @param traits the columns to take; empty: every other one whose filled cells all say yes or no
  /// @throws DatasetException naming the row of a key that comes twice or of a cell that says
  ///   neither, or if there is no trait
  public static TraitTable read(Path file, Map<String, String> columns, List<String> traits) {
    Table table = Table.read(file);
    ColumnNames names = new ColumnNames(table, file, columns, Set.of("image", "taxon"));
    Optional<String> photo =
        columns.containsKey("taxon")
            ? Optional.empty()
            : names.find("image", "image_id", "image", "id");
    String key = photo.orElseGet(() -> names.of("taxon", "taxon_id", "label", "class_id"));
    List<String> wanted = traits.isEmpty() ? usual(table, key) : List.copyOf(traits);
    if (wanted.isEmpty()) {
      throw new DatasetException(
          "%s has no column of 0 and 1 besides %s; name the traits: --trait COLUMN or --trait COLUMN=VALUE"
              .formatted(file, key));
    }
    return new TraitTable(file, photo.isPresent(), wanted, rows(file, table, key, wanted));
  }

  private static List<String> usual(Table table, String key) {
    return table.header().stream()
        .filter(column -> !column.equals(key))
        .filter(column -> table.column(column).stream().anyMatch(cell -> !cell.isBlank()))
        .filter(column ->
            table.column(column).stream()
                .allMatch(cell -> cell.isBlank() || read(cell, null) != null))
        .toList();
  }

  private static Map<String, double[]> rows(
      Path file, Table table, String key, List<String> traits) {
    Map<String, double[]> rows = new HashMap<>();
    List<String> keys = table.column(key);
    List<double[]> columns = traits.stream().map(trait -> column(file, table, trait)).toList();
    for (int row = 0; row < keys.size(); row++) {
      int line = row;
      double[] values = columns.stream().mapToDouble(column -> column[line]).toArray();
      if (rows.put(keys.get(row).strip(), values) != null) {
        throw new DatasetException(
            "%s row %d names %s a second time".formatted(file, row + 1, keys.get(row)));
      }
    }
    return rows;
  }

  private static double[] column(Path file, Table table, String trait) {
    int equals = trait.indexOf('=');
    String name = equals < 0 ? trait : trait.substring(0, equals);
    String value = equals < 0 ? null : trait.substring(equals + 1).strip();
    List<String> cells = table.column(name);
    double[] column = new double[cells.size()];
    for (int row = 0; row < column.length; row++) {
      Double read = read(cells.get(row), value);
      if (read == null) {
        throw new DatasetException(
            "%s row %d, column '%s': must be 1, 0, yes, no or empty, got '%s'; say what counts as there: --trait %s=VALUE"
                .formatted(file, row + 1, name, cells.get(row), name));
      }
      column[row] = read;
    }
    return column;
  }

  /// @param value the cell that counts as there; null: a cell says yes or no
  /// @return 1, 0, NaN for an empty cell, or null for one that says neither
  private static @Nullable Double read(String cell, @Nullable String value) {
    String text = cell.strip();
    if (text.isEmpty()) {
      return Double.NaN;
    }
    if (value != null) {
      return text.equals(value) ? 1.0 : 0.0;
    }
    String word = text.toLowerCase(Locale.ROOT);
    return THERE.contains(word) ? Double.valueOf(1) : MISSING.contains(word) ? 0.0 : null;
  }

  /// The names of the traits, in the order of their values.
  public List<String> names() {
    return names;
  }

  public Path file() {
    return file;
  }

  /// The traits of every photo: 1 there, 0 not there, NaN where nobody knows.
  ///
  /// @throws DatasetException naming the photos or taxa that the table lacks
  public double[][] of(List<ReferencePhoto> photos) {
    Set<String> lacking = new TreeSet<>();
    List<double[]> rows = new ArrayList<>();
    for (ReferencePhoto photo : photos) {
      double[] row = values.get(key(photo));
      if (row == null) {
        lacking.add(key(photo));
      } else {
        rows.add(row);
      }
    }
    if (!lacking.isEmpty()) {
      throw new DatasetException(
          "%s lacks %d %s of the photos: %s%s"
              .formatted(
                  file,
                  lacking.size(),
                  byPhoto ? "image ids" : "taxa",
                  String.join(", ", lacking.stream().limit(5).toList()),
                  lacking.size() > 5 ? ", ..." : ""));
    }
    return rows.toArray(double[][]::new);
  }

  private String key(ReferencePhoto photo) {
    return byPhoto ? photo.imageId() : photo.taxon().id();
  }
}
