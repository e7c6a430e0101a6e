package naja.collection;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import naja.gallery.Taxon;
import naja.gallery.Venomous;
import org.jspecify.annotations.Nullable;

/// Reads `species.csv`: one taxon per row, with names, genus, family and whether it is venomous.
///
/// Either an id (`taxon_id`, `label`, `class_id`) or a name (`scientific_name`, `species`,
/// `binomial_name`) is required; what is missing of the two is taken from the other. A row may
/// stand twice, two rows that contradict each other may not. The status lists of SnakeCLEF
/// (`class_id, MIVS`) and FungiCLEF (`class_id, poisonous`) are such files, too.
public final class TaxaReader {
  private static final Column ID = Column.of("taxon_id", "label", "class_id");
  private static final Column NAME = Column.of("scientific_name", "species", "binomial_name");
  private static final Column COMMON_NAME = Column.of("common_name");
  private static final Column GENUS = Column.of("genus");
  private static final Column FAMILY = Column.of("family");
  private static final Column VENOMOUS = Column.of("venomous", "MIVS", "poisonous");
  private static final List<Column> COLUMNS =
      List.of(ID, NAME, COMMON_NAME, GENUS, FAMILY, VENOMOUS);

  private final Path file;

  public TaxaReader(Path file) {
    this.file = Objects.requireNonNull(file, "file");
  }

  /// Reads the whole file.
  ///
  /// @throws CollectionException naming file, line and column of what is wrong
  public Taxa read() {
    return Taxa.of(source().taxa());
  }

  /// Reads the whole file, to be merged with others.
  ///
  /// @throws CollectionException naming file, line and column of what is wrong
  public TaxonSource source() {
    Map<String, Taxon> taxa = new LinkedHashMap<>();
    try (CsvTable table = CsvTable.open(file, COLUMNS, TaxaReader::check);
        Stream<CsvRow> rows = table.rows()) {
      rows.forEach(row -> add(row, taxa));
    }
    return new TaxonSource(file.toString(), List.copyOf(taxa.values()));
  }

  private static void check(CsvHeader header) {
    if (!header.has(NAME)) {
      header.require(ID);
    }
  }

  private static void add(CsvRow row, Map<String, Taxon> taxa) {
    Taxon taxon = taxon(row);
    Taxon earlier = taxa.putIfAbsent(taxon.id(), taxon);
    if (earlier != null && !earlier.equals(taxon)) {
      throw row.error(ID, "%s contradicts an earlier row: %s".formatted(taxon, earlier));
    }
  }

  private static Taxon taxon(CsvRow row) {
    @Nullable String name = row.text(NAME);
    @Nullable String id = row.text(ID);
    if (id == null) {
      id = name == null ? row.require(ID) : name;
    }
    return new Taxon(
        id,
        name == null ? id : name,
        row.text(COMMON_NAME),
        row.text(GENUS),
        row.text(FAMILY),
        venomous(row));
  }

  private static Venomous venomous(CsvRow row) {
    String text = row.text(VENOMOUS);
    try {
      return text == null ? Venomous.UNKNOWN : Venomous.parse(text);
    } catch (IllegalArgumentException e) {
      throw row.error(VENOMOUS, e.getMessage() == null ? "not understood" : e.getMessage());
    }
  }
}
