package naja.collection;

import java.nio.file.Path;
import java.util.Objects;
import java.util.stream.Stream;

/// Reads a CSV file with one photo per row; comma, semicolon, tab and bar separate cells.
///
/// `path` (relative to the file or to the folder of photos) and the taxon (`taxon_id`, `label`,
/// `class_id`, `species`, …) are required; `image_id` defaults to the path and `observation_id` to
/// the image id. Further columns are passed over, mistyped ones refused.
public final class ManifestReader implements CollectionReader {
  private static final Column SCIENTIFIC_NAME =
      Column.of("species", "scientific_name", "binomial_name");

  private final Path file;
  private final ColumnMapping columns;
  private final PhotoRoot root;

  public ManifestReader(Path file) {
    this(file, ReadingOptions.DEFAULT);
  }

  public ManifestReader(Path file, ReadingOptions options) {
    this.file = Objects.requireNonNull(file, "file");
    this.columns = options.columns();
    this.root = PhotoColumns.root(options.photos(), file);
  }

  @Override
  public Path location() {
    return file;
  }

  @Override
  public Stream<CollectionItem> items() {
    CsvTable table =
        CsvTable.open(file, CsvDialect.DETECTED, PhotoColumns.ALL, columns, ManifestReader::check);
    boolean named = SCIENTIFIC_NAME.isCalled(table.header().label(PhotoColumns.TAXON));
    UniqueIds ids = new UniqueIds();
    return table.rows().map(row -> item(row, ids, named)).onClose(table::close);
  }

  private static void check(CsvHeader header) {
    header.require(PhotoColumns.PATH);
    header.require(PhotoColumns.TAXON);
  }

  private CollectionItem item(CsvRow row, UniqueIds ids, boolean named) {
    String path = row.require(PhotoColumns.PATH);
    String imageId = row.orElse(PhotoColumns.IMAGE_ID, path);
    String taxon = row.require(PhotoColumns.TAXON);
    return PhotoColumns.item(
        row,
        ids.claim(row, PhotoColumns.IMAGE_ID, imageId),
        root.resolve(row, PhotoColumns.PATH, path),
        path,
        named ? ScientificName.normalize(taxon) : taxon);
  }
}
