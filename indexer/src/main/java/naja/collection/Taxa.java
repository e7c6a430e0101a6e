package naja.collection;

import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import naja.gallery.Taxon;
import org.jspecify.annotations.Nullable;

/// What is known about the labels of a collection.
public final class Taxa {
  private final Map<String, Taxon> byId = new LinkedHashMap<>();
  private final Map<String, @Nullable Taxon> byName = new HashMap<>();
  private final Map<String, String> aliases;
  private final @Nullable Set<String> listed;
  private final Synonyms synonyms;

  /// @param aliases labels that are other ids of a taxon
  /// @param listed the ids that a list of species names; null where there is no list
  Taxa(
      Collection<Taxon> taxa,
      Map<String, String> aliases,
      @Nullable Set<String> listed,
      Synonyms synonyms) {
    for (Taxon taxon : taxa) {
      if (byId.put(taxon.id(), taxon) != null) {
        throw new IllegalArgumentException(
            "taxon ids must be unique, got " + taxon.id() + " twice");
      }
      // A name that two taxa share names neither.
      String key = ScientificName.key(taxon.scientificName());
      byName.put(key, byName.containsKey(key) ? null : taxon);
    }
    this.aliases = Map.copyOf(aliases);
    this.listed = listed == null ? null : Set.copyOf(listed);
    this.synonyms = synonyms;
  }

  /// A list of species.
  public static Taxa of(Collection<Taxon> taxa) {
    return new Taxa(
        taxa,
        Map.of(),
        taxa.isEmpty() ? null : Set.copyOf(taxa.stream().map(Taxon::id).toList()),
        Synonyms.none());
  }

  /// Nothing is known.
  public static Taxa none() {
    return of(List.of());
  }

  public boolean isEmpty() {
    return byId.isEmpty();
  }

  /// Every taxon by id, in the order of the file.
  public Map<String, Taxon> byId() {
    return Collections.unmodifiableMap(byId);
  }

  /// The taxon that a label names: by id, or else by a scientific name that only one taxon has. The
  /// spelling of names does not matter, and a synonym leads to what it is a synonym of.
  public Optional<Taxon> find(String label) {
    return synonyms.accepted(label).map(this::known).orElseGet(() -> known(label));
  }

  /// The taxon that a label names; one of which only the label is known, if it names none.
  public Taxon resolve(String label) {
    return find(label).orElseGet(() -> Taxon.labelled(synonyms.accepted(label).orElse(label)));
  }

  /// Whether the list of species holds what a label names; true for all where there is no list.
  public boolean isListed(String label) {
    Set<String> ids = listed;
    return ids == null || find(label).filter(taxon -> ids.contains(taxon.id())).isPresent();
  }

  private Optional<Taxon> known(String label) {
    Taxon taxon = byId.get(aliases.getOrDefault(label, label));
    return Optional.ofNullable(taxon == null ? byName.get(ScientificName.key(label)) : taxon);
  }
}
