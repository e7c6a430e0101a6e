package naja.collection.stored;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import naja.collection.Column;
import naja.gallery.ReferencePhoto;
import naja.gallery.Taxon;
import naja.gallery.Venomous;
import org.jspecify.annotations.Nullable;

/// Which columns describe a photo, and what they say.
///
/// Only the label is required. A photo without an id is called by its path, or else by its row.
final class PhotoColumns {
  static final Column ROW = Column.of("row");
  static final Column IMAGE_ID = Column.of("image_id", "photo_id", "sample", "sample_id");
  static final Column TAXON =
      Column.of("taxon_id", "label", "class_id", "labels", "species", "target", "class");
  static final Column COPY_OF = Column.of("copy_of");
  static final Column OBSERVATION = Column.of("observation_id");
  static final Column SPLIT = Column.of("split", "subset");
  static final Column SOURCE_PATH =
      Column.of("source_path", "path", "image_path", "file_name", "filename", "file");
  static final Column CONTENT_HASH = Column.of("content_hash");
  static final Column COUNTRY = Column.of("country");
  static final Column LATITUDE = Column.of("latitude", "lat", "decimal_latitude");
  static final Column LONGITUDE = Column.of("longitude", "lon", "decimal_longitude");
  static final Column OBSERVED_ON = Column.of("observed_on", "date", "event_date");
  static final Column LICENCE = Column.of("licence", "license");
  static final Column RIGHTS_HOLDER = Column.of("rights_holder");
  static final Column SOURCE_URL = Column.of("source_url", "url");
  static final Column SCIENTIFIC_NAME = Column.of("scientific_name", "binomial_name");
  static final Column COMMON_NAME = Column.of("common_name");
  static final Column GENUS = Column.of("genus");
  static final Column FAMILY = Column.of("family");
  static final Column VENOMOUS = Column.of("venomous");

  private static final List<Column> OPTIONAL =
      List.of(
          ROW,
          IMAGE_ID,
          COPY_OF,
          OBSERVATION,
          SPLIT,
          SOURCE_PATH,
          CONTENT_HASH,
          COUNTRY,
          LATITUDE,
          LONGITUDE,
          OBSERVED_ON,
          LICENCE,
          RIGHTS_HOLDER,
          SOURCE_URL,
          SCIENTIFIC_NAME,
          COMMON_NAME,
          GENUS,
          FAMILY,
          VENOMOUS);

  private final Column taxon;

  /// @param labelColumn the column that holds the label; null: one of the usual names
  PhotoColumns(@Nullable String labelColumn) {
    taxon = labelColumn == null ? TAXON : Column.of(labelColumn);
  }

  /// The column that must be there.
  Column taxon() {
    return taxon;
  }

  /// Every column that is understood.
  List<Column> all() {
    List<Column> all = new ArrayList<>(List.of(taxon));
    all.addAll(OPTIONAL);
    return all;
  }

  /// Whether a column of this name is understood.
  boolean understands(String name) {
    String canonical = Column.canonical(name);
    return all().stream().flatMap(Column::canonicalNames).anyMatch(canonical::equals);
  }

  /// The image id alone, of the row at this place from 0.
  String imageId(LabelCells cells, long row) {
    return Stream.of(IMAGE_ID, SOURCE_PATH)
        .map(cells::text)
        .filter(text -> text != null)
        .findFirst()
        .orElse("row-" + row);
  }

  /// Whether a row is an augmented copy of another one's photo, which is to train on alone.
  static boolean isCopy(LabelCells cells) {
    return cells.text(COPY_OF) != null;
  }

  /// Everything that a row says of its photo.
  ///
  /// @param contentHash stands in where the row has none
  ReferencePhoto photo(LabelCells cells, long row, Supplier<String> contentHash) {
    checkRow(cells, row);
    String imageId = imageId(cells, row);
    String hash = cells.text(CONTENT_HASH);
    return new ReferencePhoto(
        imageId,
        orElse(cells.text(OBSERVATION), imageId),
        taxon(cells),
        orElse(cells.text(SOURCE_PATH), imageId),
        hash == null ? contentHash.get() : hash,
        cells.text(SPLIT),
        cells.text(COUNTRY),
        number(cells, LATITUDE, 90),
        number(cells, LONGITUDE, 180),
        cells.text(OBSERVED_ON),
        cells.text(LICENCE),
        cells.text(RIGHTS_HOLDER),
        cells.text(SOURCE_URL));
  }

  /// Labels that were put into another order than the rows must not be taken in this one.
  private static void checkRow(LabelCells cells, long row) {
    String text = cells.text(ROW);
    if (text != null && !text.equals(Long.toString(row))) {
      throw cells.error(
          ROW,
          "is '%s' where row %d is due; sort the labels by row, counted from 0"
              .formatted(text, row));
    }
  }

  private Taxon taxon(LabelCells cells) {
    String id = cells.text(taxon);
    if (id == null) {
      throw cells.error(taxon, "the cell is blank; every embedding needs a label");
    }
    return new Taxon(
        id,
        orElse(cells.text(SCIENTIFIC_NAME), id),
        cells.text(COMMON_NAME),
        cells.text(GENUS),
        cells.text(FAMILY),
        venomous(cells));
  }

  private static Venomous venomous(LabelCells cells) {
    String text = cells.text(VENOMOUS);
    try {
      return text == null ? Venomous.UNKNOWN : Venomous.parse(text);
    } catch (IllegalArgumentException e) {
      throw cells.error(VENOMOUS, String.valueOf(e.getMessage()));
    }
  }

  private static @Nullable Double number(LabelCells cells, Column column, double bound) {
    String text = cells.text(column);
    if (text == null) {
      return null;
    }
    try {
      double number = Double.parseDouble(text);
      if (Math.abs(number) <= bound) {
        return number;
      }
    } catch (NumberFormatException _) {
      // Told below, with the range.
    }
    throw cells.error(
        column, "must be a number between %.0f and %.0f, got '%s'".formatted(-bound, bound, text));
  }

  private static String orElse(@Nullable String text, String otherwise) {
    return text == null ? otherwise : text;
  }
}
