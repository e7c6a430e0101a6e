package naja.collection;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import naja.gallery.Taxon;
import naja.gallery.Venomous;
import org.jspecify.annotations.Nullable;

/// Reads the metadata CSV of PlantCLEF, which separates its cells by semicolons: `image_name,
/// species_id, obs_id, species, genus, family, learn_tag, latitude, longitude, license, author, …`.
///
/// A photo is looked for at `learn_tag/species_id/image_name`, `species_id/image_name` and
/// `image_name`.
public final class PlantClefReader implements CollectionReader {
  private static final Column IMAGE_NAME = Column.of("image_name");
  private static final Column SPECIES_ID = Column.of("species_id");
  private static final Column NAME = Column.of("species");
  private static final Column GENUS = Column.of("genus");
  private static final Column FAMILY = Column.of("family");
  private static final Column OBSERVATION = Column.of("obs_id", "observation_id");
  private static final Column SPLIT = Column.of("learn_tag", "split");
  private static final Column RIGHTS_HOLDER = Column.of("rights_holder", "author");
  private static final Column SOURCE_URL = Column.of("url", "image_backup_url");
  private static final List<Column> COLUMNS =
      List.of(
          IMAGE_NAME,
          SPECIES_ID,
          NAME,
          GENUS,
          FAMILY,
          OBSERVATION,
          SPLIT,
          PhotoColumns.COUNTRY,
          PhotoColumns.LATITUDE,
          PhotoColumns.LONGITUDE,
          PhotoColumns.OBSERVED_ON,
          PhotoColumns.LICENCE,
          RIGHTS_HOLDER,
          SOURCE_URL);

  private final Path file;
  private final ColumnMapping columns;
  private final PhotoRoot root;

  public PlantClefReader(Path file, ReadingOptions options) {
    this.file = file;
    this.columns = options.columns();
    this.root = PhotoColumns.root(options.photos(), file);
  }

  /// Whether a CSV file has the columns by which this format is told.
  static boolean accepts(CsvHeader header) {
    return header.has(IMAGE_NAME) && header.has(SPECIES_ID);
  }

  @Override
  public Path location() {
    return file;
  }

  @Override
  public Stream<CollectionItem> items() {
    CsvTable table = open();
    UniqueIds ids = new UniqueIds();
    return table.rows().map(row -> item(row, ids)).onClose(table::close);
  }

  @Override
  public List<TaxonSource> taxa() {
    try (CsvTable table = open();
        Stream<CsvRow> rows = table.rows()) {
      Map<String, Taxon> taxa = new LinkedHashMap<>();
      rows.forEach(row -> taxa.computeIfAbsent(row.require(SPECIES_ID), id -> taxon(id, row)));
      return List.of(new TaxonSource(file.toString(), List.copyOf(taxa.values())));
    }
  }

  private CsvTable open() {
    return CsvTable.open(file, CsvDialect.DETECTED, COLUMNS, columns, PlantClefReader::check);
  }

  private static void check(CsvHeader header) {
    header.require(IMAGE_NAME);
    header.require(SPECIES_ID);
  }

  private static Taxon taxon(String id, CsvRow row) {
    return new Taxon(
        id,
        ScientificName.normalize(row.orElse(NAME, id)),
        null,
        row.text(GENUS),
        row.text(FAMILY),
        Venomous.UNKNOWN);
  }

  private CollectionItem item(CsvRow row, UniqueIds ids) {
    String species = row.require(SPECIES_ID);
    String name = row.require(IMAGE_NAME);
    String split = row.text(SPLIT);
    String path = place(row, species, name, split);
    ids.claim(row, IMAGE_NAME, path);
    return new CollectionItem(
        path,
        root.resolve(row, IMAGE_NAME, path),
        path,
        species,
        row.orElse(OBSERVATION, path),
        split,
        row.text(PhotoColumns.COUNTRY),
        row.number(PhotoColumns.LATITUDE, 90),
        row.number(PhotoColumns.LONGITUDE, 180),
        row.text(PhotoColumns.OBSERVED_ON),
        row.text(PhotoColumns.LICENCE),
        row.text(RIGHTS_HOLDER),
        row.text(SOURCE_URL));
  }

  /// Where the photo lies; where it would be expected, if it lies nowhere.
  private String place(CsvRow row, String species, String name, @Nullable String split) {
    String below = species + "/" + name;
    return Stream.of(split == null ? null : split + "/" + below, below, name)
        .filter(Objects::nonNull)
        .filter(path -> Files.isRegularFile(root.resolve(row, IMAGE_NAME, path)))
        .findFirst()
        .orElse(below);
  }
}
