package naja.collection.stored;

import java.util.ArrayList;
import java.util.List;
import naja.collection.Column;
import naja.gallery.ReferencePhoto;
import naja.gallery.Taxon;
import org.jspecify.annotations.Nullable;

/// A photo as one cell per column, the way [PhotoColumns] reads it back.
final class PhotoFacts {
  /// The columns in the order of [#cells(ReferencePhoto)].
  static final List<String> COLUMNS =
      List.of(
              PhotoColumns.IMAGE_ID,
              PhotoColumns.TAXON,
              PhotoColumns.OBSERVATION,
              PhotoColumns.SPLIT,
              PhotoColumns.SOURCE_PATH,
              PhotoColumns.CONTENT_HASH,
              PhotoColumns.COUNTRY,
              PhotoColumns.LATITUDE,
              PhotoColumns.LONGITUDE,
              PhotoColumns.OBSERVED_ON,
              PhotoColumns.LICENCE,
              PhotoColumns.RIGHTS_HOLDER,
              PhotoColumns.SOURCE_URL,
              PhotoColumns.SCIENTIFIC_NAME,
              PhotoColumns.COMMON_NAME,
              PhotoColumns.GENUS,
              PhotoColumns.FAMILY,
              PhotoColumns.VENOMOUS)
          .stream()
          .map(Column::name)
          .toList();

  private PhotoFacts() {}

  /// One text per column, null where nothing is known.
  static List<@Nullable String> cells(ReferencePhoto photo) {
    Taxon taxon = photo.taxon();
    List<@Nullable String> cells = new ArrayList<>(COLUMNS.size());
    cells.add(photo.imageId());
    cells.add(taxon.id());
    cells.add(photo.observationId());
    cells.add(photo.split());
    cells.add(photo.sourcePath());
    cells.add(photo.contentHash());
    cells.add(photo.country());
    cells.add(text(photo.latitude()));
    cells.add(text(photo.longitude()));
    cells.add(photo.observedOn());
    cells.add(photo.licence());
    cells.add(photo.rightsHolder());
    cells.add(photo.sourceUrl());
    cells.add(taxon.scientificName());
    cells.add(taxon.commonName());
    cells.add(taxon.genus());
    cells.add(taxon.family());
    cells.add(taxon.venomous().code());
    return cells;
  }

  private static @Nullable String text(@Nullable Double number) {
    return number == null ? null : Double.toString(number);
  }
}
