package naja.server;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import naja.gallery.Taxon;
import naja.gallery.Venomous;
import org.jspecify.annotations.Nullable;

/// What the sender of a photo says of its taxon; null: nothing.
///
/// @param id the label, which is always said
record SaidOfTaxon(
    String id,
    @Nullable String scientificName,
    @Nullable String commonName,
    @Nullable String genus,
    @Nullable String family,
    @Nullable Venomous venomous) {
  /// The taxon of which nothing else is known.
  Taxon asNew() {
    return new Taxon(
        id,
        scientificName == null ? id : scientificName,
        commonName,
        genus,
        family,
        venomous == null ? Venomous.UNKNOWN : venomous);
  }

  /// What differs from what is known, by the names of the options; empty where nothing does.
  List<String> contradictions(Taxon known) {
    List<String> found = new ArrayList<>();
    compare(found, "scientific_name", scientificName, known.scientificName());
    compare(found, "common_name", commonName, known.commonName());
    compare(found, "genus", genus, known.genus());
    compare(found, "family", family, known.family());
    compare(found, "venomous", venomous == null ? null : venomous.code(), known.venomous().code());
    return found;
  }

  private static void compare(
      List<String> found, String option, @Nullable String said, @Nullable String known) {
    if (said != null && !Objects.equals(said, known)) {
      found.add("%s is %s".formatted(option, known == null ? "not known" : known));
    }
  }
}
