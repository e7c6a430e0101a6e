package naja.identify;

import java.util.List;
import naja.gallery.Taxon;
import org.jspecify.annotations.Nullable;

/// Taxa of one genus or family.
///
/// @param name null: their genus or family is not known
/// @param score the highest among them
/// @param probability of all of them together, 0 to 1; null without calibration
/// @param taxa best first
public record TaxonGroup(
    Inquiry.Rank rank,
    @Nullable String name,
    double score,
    @Nullable Double probability,
    List<Taxon> taxa) {
  public TaxonGroup {
    taxa = List.copyOf(taxa);
  }
}
