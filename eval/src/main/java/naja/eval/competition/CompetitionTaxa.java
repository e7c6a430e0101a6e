package naja.eval.competition;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import naja.eval.dataset.DatasetException;
import naja.eval.dataset.Named;
import naja.gallery.Taxon;
import naja.gallery.Venomous;
import naja.identify.Candidate;

/// The classes of a competition: those of its own list, such as `venomous_status_list.csv`, and
/// those of the gallery. What the list says of a class wins; a venom status that it does not know
/// is the gallery's.
///
/// Answers are weighed and scored by the same statuses.
public record CompetitionTaxa(Map<String, Taxon> byId) {
  /// Copies the taxa.
  public CompetitionTaxa {
    byId = Map.copyOf(byId);
  }

  /// Puts both together.
  ///
  /// @param gallery the taxa of the gallery that answers
  /// @param listed the competition's own; empty if there is no list
  public static CompetitionTaxa of(Collection<Taxon> gallery, Collection<Taxon> listed) {
    Map<String, Taxon> taxa = new LinkedHashMap<>();
    gallery.forEach(taxon -> taxa.put(taxon.id(), taxon));
    listed.forEach(taxon -> taxa.merge(taxon.id(), taxon, CompetitionTaxa::listed));
    return new CompetitionTaxa(taxa);
  }

  private static Taxon listed(Taxon gallery, Taxon list) {
    return new Taxon(
        list.id(),
        list.scientificName(),
        list.commonName(),
        list.genus(),
        list.family(),
        list.venomous() == Venomous.UNKNOWN ? gallery.venomous() : list.venomous());
  }

  /// Refuses a truth that is no class: it would count as harmless, and no answer could be right.
  /// `-1`, the unknown species, is always one.
  ///
  /// @param truths the true class of every observation
  /// @throws DatasetException naming the observations
  public void requireAll(Map<String, String> truths) {
    List<String> strangers =
        truths.entrySet().stream()
            .filter(truth -> !byId.containsKey(truth.getValue()))
            .filter(truth -> !truth.getValue().equals(CompetitionRun.UNKNOWN))
            .map(truth -> "%s (class %s)".formatted(truth.getKey(), truth.getValue()))
            .toList();
    if (!strangers.isEmpty()) {
      throw new DatasetException(
          "the truth of %d observations is no class of the gallery or of --taxa: %s; name the competition's list of all classes with --taxa, or correct the truth"
              .formatted(strangers.size(), Named.first(strangers)));
    }
  }

  /// Every class.
  public Set<String> ids() {
    return byId.keySet();
  }

  /// Those that are venomous or poisonous.
  public Set<String> dangerous() {
    return byId.values().stream()
        .filter(taxon -> taxon.venomous() == Venomous.YES)
        .map(Taxon::id)
        .collect(Collectors.toUnmodifiableSet());
  }

  /// The same candidates with the venom status that counts here.
  List<Candidate> of(List<Candidate> candidates) {
    return candidates.stream()
        .map(candidate ->
            new Candidate(
                byId.getOrDefault(candidate.taxon().id(), candidate.taxon()),
                candidate.score(),
                candidate.probability()))
        .toList();
  }
}
