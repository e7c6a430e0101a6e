package naja.indexer;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;
import naja.collection.CollectionException;
import naja.collection.Taxa;
import naja.collection.stored.LabelledEmbedding;
import naja.collection.stored.StoredEmbeddings;

/// A first look through stored embeddings, so that what is wrong with them stops an import before
/// anything is written.
final class StoredSurvey {
  private static final int NAMED = 5;

  private final Taxa taxa;
  private final UnlistedLabels policy;
  private final List<String> zeroVectors = new ArrayList<>();
  private final TreeSet<String> unlistedLabels = new TreeSet<>();
  private long unlisted;
  private long total;

  /// Reads the file to its end.
  ///
  /// @throws CollectionException naming the rows, if some hold NaN, infinite values or zero
  ///   vectors, or the policy refuses their labels
  StoredSurvey(StoredEmbeddings file, Taxa taxa, UnlistedLabels policy) {
    this.taxa = taxa;
    this.policy = policy;
    try (Stream<LabelledEmbedding> rows = file.stream()) {
      rows.forEach(this::count);
    }
    if (!zeroVectors.isEmpty()) {
      throw new CollectionException(
          "%s: %d rows are zero vectors, which have no direction to compare: %s; leave them out, with their labels"
              .formatted(file.location(), zeroVectors.size(), named(zeroVectors)));
    }
    if (unlisted > 0 && policy == UnlistedLabels.ERROR) {
      throw new CollectionException(notice().orElseThrow());
    }
    if (total == 0) {
      throw new CollectionException(file.location() + " holds no embeddings of listed taxa");
    }
  }

  /// Rows that the import goes through.
  long total() {
    return total;
  }

  /// Rows whose label the taxa do not hold.
  long unlisted() {
    return unlisted;
  }

  /// Whether the import takes a row.
  boolean wants(LabelledEmbedding row) {
    return policy != UnlistedLabels.SKIP || isListed(row);
  }

  /// What to tell the user about the labels.
  Optional<String> notice() {
    if (unlisted == 0) {
      return Optional.empty();
    }
    String then =
        switch (policy) {
          case ACCEPT -> "taken as they are";
          case ERROR -> "add them to the taxa, or accept or skip unlisted labels";
          case SKIP -> "left out";
        };
    return Optional.of(
        "%d embeddings carry labels that the taxa do not hold (%d: %s): %s"
            .formatted(unlisted, unlistedLabels.size(), named(List.copyOf(unlistedLabels)), then));
  }

  private void count(LabelledEmbedding row) {
    if (row.embedding().norm() == 0) {
      zeroVectors.add(row.photo().imageId());
    }
    if (!isListed(row)) {
      unlisted++;
      unlistedLabels.add(row.photo().taxon().id());
    }
    if (wants(row)) {
      total++;
    }
  }

  private boolean isListed(LabelledEmbedding row) {
    return taxa.isEmpty() || taxa.find(row.photo().taxon().id()).isPresent();
  }

  private static String named(List<String> names) {
    String first = String.join(", ", names.stream().limit(NAMED).toList());
    return names.size() > NAMED ? first + ", …" : first;
  }
}
