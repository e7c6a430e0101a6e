package naja.collection;

import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import naja.gallery.Taxon;
import org.jspecify.annotations.Nullable;

/// What is known about the labels of a collection.
public final class Taxa {
  private final Map<String, Taxon> byId = new LinkedHashMap<>();
  private final Map<String, @Nullable Taxon> byName = new HashMap<>();

  private Taxa(Collection<Taxon> taxa) {
    for (Taxon taxon : taxa) {
      if (byId.put(taxon.id(), taxon) != null) {
        throw new IllegalArgumentException(
            "taxon ids must be unique, got " + taxon.id() + " twice");
      }
      // A name that two taxa share names neither.
      byName.put(taxon.scientificName(), byName.containsKey(taxon.scientificName()) ? null : taxon);
    }
  }

  public static Taxa of(Collection<Taxon> taxa) {
    return new Taxa(taxa);
  }

  /// Nothing is known.
  public static Taxa none() {
    return new Taxa(List.of());
  }

  public boolean isEmpty() {
    return byId.isEmpty();
  }

  /// Every taxon by id, in the order of the file.
  public Map<String, Taxon> byId() {
    return Collections.unmodifiableMap(byId);
  }

  /// The taxon that a label names: by id, or else by a scientific name that only one taxon has.
  public Optional<Taxon> find(String label) {
    Taxon taxon = byId.get(label);
    return Optional.ofNullable(taxon == null ? byName.get(label) : taxon);
  }
}
