package naja.server;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import naja.gallery.Gallery;
import naja.gallery.Taxon;
import naja.gallery.TaxonHoldings;
import naja.gallery.Venomous;
import naja.server.api.GalleryDetailReply.Names;
import org.jspecify.annotations.Nullable;

/// What a visitor can browse of one commit: its taxa with the photos that it holds of them.
final class Catalogue {
  private static final Pattern ACCENTS = Pattern.compile("\\p{M}+");
  private static final Pattern SPACE = Pattern.compile("\\s+");

  private final SortedMap<String, Entry> byId = new TreeMap<>();
  private final Map<String, Integer> countries;

  private Catalogue(Gallery gallery) {
    gallery.holdings().forEach((id, holdings) -> byId.put(id, entry(gallery, id, holdings)));
    countries = gallery.countries();
  }

  static Catalogue of(Gallery gallery) {
    return new Catalogue(gallery);
  }

  private static Entry entry(Gallery gallery, String id, TaxonHoldings holdings) {
    Taxon taxon = gallery.taxa().getOrDefault(id, Taxon.labelled(id));
    String names =
        Stream.of(id, taxon.scientificName(), taxon.commonName(), taxon.genus(), taxon.family())
            .filter(Objects::nonNull)
            .collect(Collectors.joining("\n"));
    return new Entry(taxon, holdings, plain(names));
  }

  /// @param names every name of the taxon, in lower case and without accents
  record Entry(Taxon taxon, TaxonHoldings holdings, String names) {
    boolean isNamed(List<String> words) {
      return words.stream().allMatch(names::contains);
    }
  }

  /// How a list of taxa is ordered; ties go by id.
  enum Order {
    NAME,
    PHOTOS;

    private Comparator<Entry> comparator() {
      return switch (this) {
        case NAME -> Comparator.comparing(entry -> plain(entry.taxon().scientificName()));
        case PHOTOS -> Comparator.comparingInt((Entry entry) -> -entry.holdings().photos());
      };
    }
  }

  /// Which taxa are wanted.
  ///
  /// @param words that must all occur in the names of a taxon, in any order; null: any taxon
  record Wish(
      @Nullable String words,
      @Nullable String genus,
      @Nullable String family,
      @Nullable Venomous venomous) {}

  List<Entry> find(Wish wish, Order order) {
    List<String> words =
        wish.words() == null ? List.of() : Arrays.asList(SPACE.split(plain(wish.words())));
    return byId.values().stream()
        .filter(entry -> entry.isNamed(words))
        .filter(entry -> wish.genus() == null || wish.genus().equals(entry.taxon().genus()))
        .filter(entry -> wish.family() == null || wish.family().equals(entry.taxon().family()))
        .filter(entry -> wish.venomous() == null || wish.venomous() == entry.taxon().venomous())
        .sorted(order.comparator())
        .toList();
  }

  Optional<Entry> entry(String taxonId) {
    return Optional.ofNullable(byId.get(taxonId));
  }

  /// The names to filter by.
  Names names() {
    Map<String, Integer> venom = new TreeMap<>();
    for (Venomous status : Venomous.values()) {
      venom.put(status.code(), 0);
    }
    byId.values().forEach(entry -> venom.merge(entry.taxon().venomous().code(), 1, Integer::sum));
    return new Names(venom, countries, distinct(Taxon::genus), distinct(Taxon::family));
  }

  private List<String> distinct(Function<Taxon, @Nullable String> name) {
    TreeSet<String> names = new TreeSet<>();
    for (Entry entry : byId.values()) {
      @Nullable String found = name.apply(entry.taxon());
      if (found != null) {
        names.add(found);
      }
    }
    return List.copyOf(names);
  }

  private static String plain(String text) {
    String parted = Normalizer.normalize(text.strip(), Normalizer.Form.NFD);
    return ACCENTS.matcher(parted).replaceAll("").toLowerCase(Locale.ROOT);
  }
}
