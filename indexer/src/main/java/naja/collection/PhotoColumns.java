package naja.collection;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The columns that describe a photo, under every name that the readers understand.
final class PhotoColumns {
  static final Column IMAGE_ID = Column.of("image_id", "photo_id");
  static final Column PATH = Column.of("path", "file", "filename", "file_name", "image_path");
  static final Column TAXON =
      Column.of("taxon_id", "label", "class_id", "species", "scientific_name", "binomial_name");
  static final Column OBSERVATION = Column.of("observation_id");
  static final Column SPLIT = Column.of("split", "subset");
  static final Column COUNTRY = Column.of("country", "country_code");
  static final Column LATITUDE = Column.of("latitude", "lat", "decimal_latitude");
  static final Column LONGITUDE = Column.of("longitude", "lon", "lng", "decimal_longitude");
  static final Column OBSERVED_ON = Column.of("observed_on", "date", "event_date");
  static final Column LICENCE = Column.of("licence", "license");
  static final Column RIGHTS_HOLDER = Column.of("rights_holder");
  static final Column SOURCE_URL = Column.of("source_url", "url");
  static final List<Column> ALL =
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

  private PhotoColumns() {}

  /// The photo that a row describes, with whatever of the optional columns is there.
  ///
  /// @param path the photo file
  /// @param sourcePath the same relative to the collection
  static CollectionItem item(
      TableRow row, String imageId, Path path, String sourcePath, String taxonId) {
    return new CollectionItem(
        imageId,
        path,
        sourcePath,
        taxonId,
        row.orElse(OBSERVATION, imageId),
        row.text(SPLIT),
        row.text(COUNTRY),
        row.number(LATITUDE, 90),
        row.number(LONGITUDE, 180),
        row.text(OBSERVED_ON),
        row.text(LICENCE),
        row.text(RIGHTS_HOLDER),
        row.text(SOURCE_URL));
  }

  /// The folder of a table's photos: the one that was named, or the table's own.
  static PhotoRoot root(@Nullable Path named, Path table) {
    return new PhotoRoot(named == null ? table.resolveSibling("") : named);
  }
}
