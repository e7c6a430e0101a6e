package naja.gallery;

import static naja.gallery.GallerySchema.CONTENT_HASH;
import static naja.gallery.GallerySchema.COUNTRY;
import static naja.gallery.GallerySchema.GENERATION;
import static naja.gallery.GallerySchema.IMAGE;
import static naja.gallery.GallerySchema.NORM;
import static naja.gallery.GallerySchema.OBSERVATION;
import static naja.gallery.GallerySchema.TAXON;
import static naja.gallery.GallerySchema.THUMBNAIL;
import static naja.gallery.GallerySchema.VECTOR;

import org.apache.lucene.document.BinaryDocValuesField;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.KnnFloatVectorField;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.document.SortedDocValuesField;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.index.IndexableField;
import org.apache.lucene.util.BytesRef;
import org.jspecify.annotations.Nullable;

/// One reference photo as a Lucene document, and back.
final class PhotoDocument {
  private static final String SOURCE_PATH = "source_path";
  private static final String SPLIT = "split";
  private static final String LATITUDE = "latitude";
  private static final String LONGITUDE = "longitude";
  private static final String OBSERVED_ON = "observed_on";
  private static final String LICENCE = "licence";
  private static final String RIGHTS_HOLDER = "rights_holder";
  private static final String SOURCE_URL = "source_url";
  private static final String SCIENTIFIC_NAME = "scientific_name";
  private static final String COMMON_NAME = "common_name";
  private static final String GENUS = "genus";
  private static final String FAMILY = "family";
  static final String VENOMOUS = "venomous";

  private PhotoDocument() {}

  static Document of(ReferencePhoto photo, UnitVector vector, byte[] thumbnail, long generation) {
    Document document = new Document();
    addKeys(document, photo);
    addTaxon(document, photo.taxon());
    addProvenance(document, photo);
    document.add(new KnnFloatVectorField(VECTOR, vector.toArray(), GallerySchema.SIMILARITY));
    document.add(new NumericDocValuesField(NORM, Double.doubleToRawLongBits(vector.norm())));
    document.add(new NumericDocValuesField(GENERATION, generation));
    if (thumbnail.length > 0) {
      document.add(new BinaryDocValuesField(THUMBNAIL, new BytesRef(thumbnail.clone())));
    }
    return document;
  }

  private static void addKeys(Document document, ReferencePhoto photo) {
    document.add(new StringField(IMAGE, photo.imageId(), Field.Store.YES));
    document.add(new BinaryDocValuesField(IMAGE, new BytesRef(photo.imageId())));
    document.add(new StringField(OBSERVATION, photo.observationId(), Field.Store.YES));
    document.add(new SortedDocValuesField(OBSERVATION, new BytesRef(photo.observationId())));
    document.add(new StoredField(CONTENT_HASH, photo.contentHash()));
    document.add(new BinaryDocValuesField(CONTENT_HASH, new BytesRef(photo.contentHash())));
    if (photo.country() != null) {
      document.add(new StringField(COUNTRY, photo.country(), Field.Store.YES));
    }
  }

  private static void addTaxon(Document document, Taxon taxon) {
    document.add(new StringField(TAXON, taxon.id(), Field.Store.YES));
    document.add(new SortedDocValuesField(TAXON, new BytesRef(taxon.id())));
    store(document, SCIENTIFIC_NAME, taxon.scientificName());
    store(document, COMMON_NAME, taxon.commonName());
    store(document, GENUS, taxon.genus());
    store(document, FAMILY, taxon.family());
    store(document, VENOMOUS, taxon.venomous().code());
  }

  private static void addProvenance(Document document, ReferencePhoto photo) {
    store(document, SOURCE_PATH, photo.sourcePath());
    store(document, SPLIT, photo.split());
    store(document, LATITUDE, photo.latitude());
    store(document, LONGITUDE, photo.longitude());
    store(document, OBSERVED_ON, photo.observedOn());
    store(document, LICENCE, photo.licence());
    store(document, RIGHTS_HOLDER, photo.rightsHolder());
    store(document, SOURCE_URL, photo.sourceUrl());
  }

  private static void store(Document document, String field, @Nullable String value) {
    if (value != null) {
      document.add(new StoredField(field, value));
    }
  }

  private static void store(Document document, String field, @Nullable Double value) {
    if (value != null) {
      document.add(new StoredField(field, value));
    }
  }

  /// The photo, with what the gallery knows now about its taxon.
  static ReferencePhoto photo(Document document, Taxon taxon) {
    return new ReferencePhoto(
        required(document, IMAGE),
        required(document, OBSERVATION),
        taxon,
        required(document, SOURCE_PATH),
        required(document, CONTENT_HASH),
        document.get(SPLIT),
        document.get(COUNTRY),
        coordinate(document, LATITUDE),
        coordinate(document, LONGITUDE),
        document.get(OBSERVED_ON),
        document.get(LICENCE),
        document.get(RIGHTS_HOLDER),
        document.get(SOURCE_URL));
  }

  static String taxonId(Document document) {
    return required(document, TAXON);
  }

  static Taxon taxon(Document document) {
    return new Taxon(
        required(document, TAXON),
        required(document, SCIENTIFIC_NAME),
        document.get(COMMON_NAME),
        document.get(GENUS),
        document.get(FAMILY),
        Venomous.parse(required(document, VENOMOUS)));
  }

  private static String required(Document document, String field) {
    String value = document.get(field);
    if (value == null) {
      throw new GalleryException(
          GalleryException.Kind.CORRUPT, "a gallery document has no field " + field);
    }
    return value;
  }

  private static @Nullable Double coordinate(Document document, String field) {
    IndexableField stored = document.getField(field);
    return stored == null ? null : stored.numericValue().doubleValue();
  }
}
