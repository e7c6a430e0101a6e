package naja.collection;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Reads a CSV file with one photo per row.
///
/// `path` (relative to the file) and the taxon (`taxon_id`, `label`, `class_id`, `species`, …) are
/// required; `image_id` defaults to the path and `observation_id` to the image id. Further columns
/// are passed over, mistyped ones refused.
public final class ManifestReader implements CollectionReader {
  private static final Column IMAGE_ID = Column.of("image_id", "photo_id");
  private static final Column PATH = Column.of("path", "file", "filename", "image_path");
  private static final Column TAXON =
      Column.of("taxon_id", "label", "class_id", "species", "scientific_name", "binomial_name");
  private static final Column OBSERVATION = Column.of("observation_id");
  private static final Column SPLIT = Column.of("split", "subset");
  private static final Column COUNTRY = Column.of("country");
  private static final Column LATITUDE = Column.of("latitude", "lat", "decimal_latitude");
  private static final Column LONGITUDE = Column.of("longitude", "lon", "decimal_longitude");
  private static final Column OBSERVED_ON = Column.of("observed_on", "date", "event_date");
  private static final Column LICENCE = Column.of("licence", "license");
  private static final Column RIGHTS_HOLDER = Column.of("rights_holder");
  private static final Column SOURCE_URL = Column.of("source_url", "url");
  private static final List<Column> COLUMNS =
      List.of(
          IMAGE_ID,
          PATH,
          TAXON,
          OBSERVATION,
          SPLIT,
          COUNTRY,
          LATITUDE,
          LONGITUDE,
          OBSERVED_ON,
          LICENCE,
          RIGHTS_HOLDER,
          SOURCE_URL);

  private final Path file;

  public ManifestReader(Path file) {
    this.file = Objects.requireNonNull(file, "file");
  }

  @Override
  public Path location() {
    return file;
  }

  @Override
  public Stream<CollectionItem> items() {
    CsvTable table = CsvTable.open(file, COLUMNS, ManifestReader::check);
    Map<String, Long> lines = new HashMap<>();
    return table.rows().map(row -> item(row, lines)).onClose(table::close);
  }

  private static void check(CsvHeader header) {
    header.require(PATH);
    header.require(TAXON);
  }

  private CollectionItem item(CsvRow row, Map<String, Long> lines) {
    String path = row.require(PATH);
    String imageId = orElse(row.text(IMAGE_ID), path);
    Long earlier = lines.put(imageId, row.line());
    if (earlier != null) {
      throw row.error(IMAGE_ID, "'%s' stands in line %d already".formatted(imageId, earlier));
    }
    return new CollectionItem(
        imageId,
        resolve(row, path),
        path,
        row.require(TAXON),
        orElse(row.text(OBSERVATION), imageId),
        row.text(SPLIT),
        row.text(COUNTRY),
        row.number(LATITUDE, 90),
        row.number(LONGITUDE, 180),
        row.text(OBSERVED_ON),
        row.text(LICENCE),
        row.text(RIGHTS_HOLDER),
        row.text(SOURCE_URL));
  }

  private Path resolve(CsvRow row, String path) {
    try {
      return file.resolveSibling(path);
    } catch (InvalidPathException e) {
      throw row.error(PATH, "'" + path + "' is no file name: " + e.getReason());
    }
  }

  private static String orElse(@Nullable String text, String otherwise) {
    return text == null ? otherwise : text;
  }
}
