package naja.collection;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import naja.gallery.Taxon;
import naja.gallery.Venomous;
import org.jspecify.annotations.Nullable;

/// Puts together what several files say about taxa.
///
/// The first file that says something counts; what a later one adds is taken, what it contradicts
/// is reported. Of two opinions on venom the dangerous one counts, whoever holds it. Taxa are
/// matched by id, or else by scientific name.
public final class TaxaMerge {
  /// What the files say together, and where they disagree.
  ///
  /// @param conflicts in the order in which they were met
  public record Merged(Taxa taxa, List<TaxonConflict> conflicts) {}

  private final Map<String, Entry> entries = new LinkedHashMap<>();
  private final Map<String, String> aliases = new HashMap<>();
  private final List<TaxonConflict> conflicts = new ArrayList<>();
  private final Synonyms synonyms;

  private TaxaMerge(Synonyms synonyms) {
    this.synonyms = synonyms;
  }

  /// Merges lists of species and what a collection says about its labels.
  ///
  /// @param lists the lists of species that the user names; labels beyond them are unlisted
  /// @param own what the collection itself says; it adds facts, but lists nothing
  public static Merged merge(List<TaxonSource> lists, List<TaxonSource> own, Synonyms synonyms) {
    TaxaMerge merge = new TaxaMerge(synonyms);
    lists.forEach(merge::add);
    Set<String> listed = lists.isEmpty() ? null : new LinkedHashSet<>(merge.entries.keySet());
    own.forEach(merge::add);
    List<Taxon> taxa = merge.entries.values().stream().map(Entry::taxon).toList();
    return new Merged(
        new Taxa(taxa, merge.aliases, listed, synonyms), List.copyOf(merge.conflicts));
  }

  private void add(TaxonSource source) {
    Map<String, @Nullable String> names = idsByName();
    for (Taxon taxon : source.taxa()) {
      String id = entries.containsKey(taxon.id()) ? taxon.id() : names.get(key(taxon));
      if (id == null) {
        entries.put(taxon.id(), new Entry(taxon.id()));
        id = taxon.id();
      } else if (!id.equals(taxon.id())) {
        aliases.put(taxon.id(), id);
      }
      Objects.requireNonNull(entries.get(id)).add(taxon, source.origin());
    }
  }

  /// Ids of the taxa so far; a name that two of them share leads nowhere.
  private Map<String, @Nullable String> idsByName() {
    Map<String, @Nullable String> ids = new HashMap<>();
    for (Entry entry : entries.values()) {
      Taxon taxon = entry.taxon();
      ids.put(key(taxon), ids.containsKey(key(taxon)) ? null : taxon.id());
    }
    return ids;
  }

  private String key(Taxon taxon) {
    return key(taxon.scientificName());
  }

  private String key(String name) {
    return ScientificName.key(synonyms.accepted(name).orElse(name));
  }

  /// One taxon with who said what.
  private final class Entry {
    private record Said(String value, String origin) {}

    private final String id;
    private final Map<String, Said> facts = new HashMap<>();

    Entry(String id) {
      this.id = id;
    }

    void add(Taxon taxon, String origin) {
      boolean named = !taxon.scientificName().equals(taxon.id());
      say("scientific_name", named ? taxon.scientificName() : null, origin);
      say("common_name", taxon.commonName(), origin);
      say("genus", taxon.genus(), origin);
      say("family", taxon.family(), origin);
      boolean judged = taxon.venomous() != Venomous.UNKNOWN;
      say("venomous", judged ? taxon.venomous().code() : null, origin);
    }

    Taxon taxon() {
      String venomous = value("venomous");
      return new Taxon(
          id,
          Objects.requireNonNullElse(value("scientific_name"), id),
          value("common_name"),
          value("genus"),
          value("family"),
          venomous == null ? Venomous.UNKNOWN : Venomous.parse(venomous));
    }

    private @Nullable String value(String field) {
      Said said = facts.get(field);
      return said == null ? null : said.value();
    }

    private void say(String field, @Nullable String value, String origin) {
      if (value == null) {
        return;
      }
      Said now = new Said(value, origin);
      Said before = facts.putIfAbsent(field, now);
      if (before == null || agree(field, before.value(), value)) {
        return;
      }
      boolean dangerous = field.equals("venomous") && value.equals(Venomous.YES.code());
      Said kept = dangerous ? now : before;
      Said other = dangerous ? before : now;
      facts.put(field, kept);
      conflicts.add(
          new TaxonConflict(id, field, kept.value(), kept.origin(), other.value(), other.origin()));
    }

    private boolean agree(String field, String one, String other) {
      return field.equals("scientific_name")
          ? key(one).equals(key(other))
          : one.equalsIgnoreCase(other);
    }
  }
}
