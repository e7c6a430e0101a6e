package naja.identify;

import java.util.Set;
import naja.gallery.Taxon;
import naja.search.Scope;
import org.jspecify.annotations.Nullable;

/// Tells the two halves of a [Scope] apart: filters, which narrow the answer, and leave-outs, which
/// take photos away as if they had never been in the gallery.
final class Filters {
  private Filters() {}

  static boolean isSet(Scope scope) {
    return !lifted(scope).equals(scope);
  }

  /// The scope without its filters; leave-outs stay.
  static Scope lifted(Scope scope) {
    return new Scope(
        Set.of(),
        null,
        null,
        null,
        null,
        scope.excludedObservations(),
        scope.excludedImages(),
        scope.excludedTaxa());
  }

  /// The scope narrowed to one taxon.
  static Scope narrowed(Scope scope, String taxonId) {
    return new Scope(
        Set.of(taxonId),
        scope.genus(),
        scope.family(),
        scope.country(),
        scope.venomous(),
        scope.excludedObservations(),
        scope.excludedImages(),
        scope.excludedTaxa());
  }

  /// Whether a taxon is not left out and passes the filters that concern taxa: all but the country.
  static boolean passes(Taxon taxon, Scope scope) {
    return (scope.taxonIds().isEmpty() || scope.taxonIds().contains(taxon.id()))
        && passes(scope.genus(), taxon.genus())
        && passes(scope.family(), taxon.family())
        && !scope.excludedTaxa().contains(taxon.id())
        && (scope.venomous() == null || scope.venomous() == taxon.venomous());
  }

  private static boolean passes(@Nullable String wanted, @Nullable String actual) {
    return wanted == null || wanted.equals(actual);
  }
}
