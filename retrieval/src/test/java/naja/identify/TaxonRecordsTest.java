package naja.identify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import naja.gallery.ReferencePhoto;
import naja.gallery.Taxon;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class TaxonRecordsTest {
  private final TaxonRecords records =
      new TaxonRecords(consumer -> {
        consumer.accept(photo("swiss", "CHE", null, null));
        consumer.accept(photo("swiss", null, null, null));
        consumer.accept(photo("zurich", null, 47.37, 8.54));
        consumer.accept(photo("nowhere", null, null, null));
      });

  @Test
  void country_ofOnePhoto_isARecordThereAndElsewhereIsNot() {
    assertThat(records.at(new Place(null, null, "che"), "swiss")).isTrue();
    assertThat(records.at(new Place(null, null, "IND"), "swiss")).isFalse();
  }

  @Test
  void point_within300Kilometres_isARecordThere() {
    // Milan is 218 km from Zurich, Rome 684 km.
    assertThat(records.at(new Place(45.46, 9.19, null), "zurich")).isTrue();
    assertThat(records.at(new Place(41.89, 12.48, null), "zurich")).isFalse();
    assertThat(records.at(new Place(41.89, 12.48, "CHE"), "swiss")).isTrue();
  }

  @Test
  void taxon_whosePhotosSayNothingComparable_isNotKnown() {
    assertThat(records.at(new Place(null, null, "CHE"), "nowhere")).isNull();
    assertThat(records.at(new Place(null, null, "CHE"), "zurich")).isNull();
    assertThat(records.at(new Place(1.0, 2.0, null), "swiss")).isNull();
    assertThat(records.at(new Place(1.0, 2.0, null), "not in the gallery")).isNull();
  }

  @Test
  void kilometres_betweenKnownPlaces_areThoseOfTheGlobe() {
    // A quarter of the meridian, and London to New York.
    assertThat(TaxonRecords.kilometres(0, 0, 90, 0)).isCloseTo(10_007.6, within(0.5));
    assertThat(TaxonRecords.kilometres(51.5074, -0.1278, 40.7128, -74.006))
        .isCloseTo(5570, within(5.0));
    assertThat(TaxonRecords.kilometres(10, 179.5, 10, -179.5)).isLessThan(120);
  }

  @Test
  void place_halfOrOutOfRange_isRefused() {
    assertThatThrownBy(() -> new Place(1.0, null, null)).hasMessageContaining("longitude");
    assertThatThrownBy(() -> new Place(91.0, 0.0, null)).hasMessageContaining("91");
    assertThatThrownBy(() -> new Place(0.0, Double.NaN, null)).hasMessageContaining("NaN");
  }

  private static ReferencePhoto photo(
      String taxon,
      @Nullable String country,
      @Nullable Double latitude,
      @Nullable Double longitude) {
    return new ReferencePhoto(
        taxon + country + latitude,
        "o",
        Taxon.labelled(taxon),
        "a.jpg",
        "0".repeat(64),
        null,
        country,
        latitude,
        longitude,
        null,
        null,
        null,
        null);
  }
}
