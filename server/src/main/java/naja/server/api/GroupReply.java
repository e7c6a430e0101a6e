package naja.server.api;

import java.util.List;
import java.util.Locale;
import naja.identify.TaxonGroup;
import org.jspecify.annotations.Nullable;

/// Taxa of one genus or family.
///
/// @param rank `genus` or `family`
/// @param name null: their genus or family is not known
/// @param score the highest among them; a similarity
/// @param probability of all of them together, 0 to 1; null while the gallery has no calibration
/// @param taxa best first
public record GroupReply(
    String rank,
    @Nullable String name,
    double score,
    @Nullable Double probability,
    List<TaxonReply> taxa) {
  static GroupReply of(TaxonGroup group) {
    return new GroupReply(
        group.rank().name().toLowerCase(Locale.ROOT),
        group.name(),
        group.score(),
        group.probability(),
        group.taxa().stream().map(TaxonReply::of).toList());
  }
}
