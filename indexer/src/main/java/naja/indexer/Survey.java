package naja.indexer;

import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import naja.collection.CollectionException;
import naja.collection.CollectionItem;
import naja.collection.CollectionReader;
import naja.collection.Taxa;
import naja.gallery.Taxon;

/// A first look through the whole collection, so that what is wrong with it stops a run at the
/// door.
final class Survey {
  private static final int LABELS_NAMED = 5;

  private final CollectionReader collection;
  private final Taxa taxa;
  private final UnlistedLabels policy;
  private final Set<String> unlistedLabels = new TreeSet<>();
  private long unlisted;
  private long total;

  /// Reads the collection to its end.
  ///
  /// @throws CollectionException if the collection is not well-formed, is empty, or holds labels
  ///   that the policy refuses
  Survey(CollectionReader collection, Taxa taxa, UnlistedLabels policy) {
    this.collection = collection;
    this.taxa = taxa;
    this.policy = policy;
    try (Stream<CollectionItem> items = collection.items()) {
      items.forEach(this::count);
    }
    if (total == 0) {
      throw new CollectionException(
          collection.location()
              + " holds no photos"
              + (unlisted == 0 ? "" : " of listed taxa")
              + collection.notice().map(notice -> " (" + notice + ")").orElse(""));
    }
    if (unlisted > 0 && policy == UnlistedLabels.ERROR) {
      throw new CollectionException(notice().orElseThrow());
    }
  }

  /// Photos that the run goes through.
  long total() {
    return total;
  }

  /// Photos whose label the taxa do not hold.
  long unlisted() {
    return unlisted;
  }

  /// The photos that the run goes through; to be closed.
  Stream<CollectionItem> items() {
    return collection.items().filter(item -> policy != UnlistedLabels.SKIP || isListed(item));
  }

  /// What a photo shows, as far as it is known.
  Taxon taxon(CollectionItem item) {
    return taxa.resolve(item.taxonId());
  }

  /// What to tell the user about the labels.
  Optional<String> notice() {
    if (unlisted == 0) {
      return Optional.empty();
    }
    String first = String.join(", ", unlistedLabels.stream().limit(LABELS_NAMED).toList());
    String more = unlistedLabels.size() > LABELS_NAMED ? ", …" : "";
    String then =
        switch (policy) {
          case ACCEPT -> "taken as they are, with venom status unknown";
          case ERROR -> "add them to the taxa, or accept or skip unlisted labels";
          case SKIP -> "left out";
        };
    return Optional.of(
        "%d photos carry labels that the taxa do not hold (%d: %s%s): %s"
            .formatted(unlisted, unlistedLabels.size(), first, more, then));
  }

  private void count(CollectionItem item) {
    boolean listed = isListed(item);
    if (!listed) {
      unlisted++;
      unlistedLabels.add(item.taxonId());
    }
    if (listed || policy != UnlistedLabels.SKIP) {
      total++;
    }
  }

  private boolean isListed(CollectionItem item) {
    return taxa.isListed(item.taxonId());
  }
}
