package naja.identify;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import naja.gallery.Taxon;
import org.jspecify.annotations.Nullable;

/// Puts candidates together by genus or family.
final class Groups {
  private Groups() {}

  /// One group per name, the most probable first, or the best-scored where nothing is calibrated.
  /// Taxa of unknown genus or family form a group without a name, so that none is lost.
  ///
  /// @param candidates best first
  static List<TaxonGroup> of(List<Candidate> candidates, Inquiry.Rank rank) {
    Map<Optional<String>, List<Candidate>> byName = new LinkedHashMap<>();
    for (Candidate candidate : candidates) {
      Optional<String> name = Optional.ofNullable(name(candidate.taxon(), rank));
      byName.computeIfAbsent(name, _ -> new ArrayList<>()).add(candidate);
    }
    return byName.entrySet().stream()
        .map(entry -> group(rank, entry.getKey().orElse(null), entry.getValue()))
        .sorted(Comparator.comparingDouble(Groups::value).reversed())
        .toList();
  }

  /// The genus that all candidates share, or else the family; null if they share neither.
  static @Nullable TaxonGroup commonAncestor(List<Candidate> candidates) {
    for (Inquiry.Rank rank : List.of(Inquiry.Rank.GENUS, Inquiry.Rank.FAMILY)) {
      List<TaxonGroup> groups = of(candidates, rank);
      if (groups.size() == 1 && groups.getFirst().name() != null) {
        return groups.getFirst();
      }
    }
    return null;
  }

  private static @Nullable String name(Taxon taxon, Inquiry.Rank rank) {
    return switch (rank) {
      case SPECIES -> taxon.scientificName();
      case GENUS -> taxon.genus();
      case FAMILY -> taxon.family();
    };
  }

  private static TaxonGroup group(
      Inquiry.Rank rank, @Nullable String name, List<Candidate> members) {
    double score =
        members.stream().mapToDouble(Candidate::score).max().orElse(Double.NEGATIVE_INFINITY);
    List<Taxon> taxa = members.stream().map(Candidate::taxon).toList();
    return new TaxonGroup(rank, name, score, probability(members), taxa);
  }

  private static @Nullable Double probability(List<Candidate> members) {
    double sum = 0;
    for (Candidate member : members) {
      Double probability = member.probability();
      if (probability == null) {
        return null;
      }
      sum += probability;
    }
    return sum;
  }

  private static double value(TaxonGroup group) {
    Double probability = group.probability();
    return probability == null ? group.score() : probability;
  }
}
