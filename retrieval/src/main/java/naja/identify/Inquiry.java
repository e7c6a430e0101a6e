package naja.identify;

import java.util.Set;
import naja.search.Scope;
import org.jspecify.annotations.Nullable;

/// What is asked about the photos of one individual, and how the results are to be put.
///
/// Nothing but the scope changes what is found out; the danger is the same for all of them.
///
/// @param scope filters and leave-outs
/// @param order by what the results are ranked
/// @param rank up to which rank taxa are put together
/// @param always ids of taxa whose scores are reported in any case, before filters
/// @param place where the photos were taken; null: nothing is said about it
public record Inquiry(
    Scope scope, Order order, Rank rank, Set<String> always, @Nullable Place place) {
  public Inquiry {
    always = Set.copyOf(always);
  }

  /// By what results are ranked.
  public enum Order {
    /// As the scorer ranks them.
    SIMILARITY,
    /// What naming the taxon is expected to cost under [CostMatrix#CAUTIOUS], lowest first; needs a
    /// calibration.
    EXPECTED_COST
  }

  /// Up to which rank taxa are put together.
  public enum Rank {
    SPECIES,
    GENUS,
    FAMILY
  }

  /// The plain question: species by similarity.
  public static Inquiry of(Scope scope) {
    return new Inquiry(scope, Order.SIMILARITY, Rank.SPECIES, Set.of(), null);
  }
}
