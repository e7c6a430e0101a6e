package naja.indexer;

import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.stream.Stream;
import naja.collection.CollectionItem;
import naja.collection.CollectionReader;
import naja.encoder.Embedding;
import naja.encoder.ImageEncoder;

/// Compares the embeddings that one encoder makes of the same photos on two devices.
///
/// @param photos photos compared
/// @param largestDifference largest relative difference, `|a - b| / |b|` in Euclidean norms
/// @param sameNearest photos whose most similar other photo has the same label on both devices
public record DeviceParity(int photos, double largestDifference, int sameNearest) {
  /// The largest difference with which two devices may share a gallery.
  public static final double TOLERANCE = 1e-3;

  private record Labelled(String label, Embedding embedding) {}

  /// Embeds the collection with both.
  ///
  /// @param reference the one that is taken as right
  /// @param limit at most so many photos, the first of the collection
  public static DeviceParity measure(
      ImageEncoder tested,
      ImageEncoder reference,
      IndexerSettings settings,
      CollectionReader collection,
      int limit) {
    if (limit < 2) {
      throw new IllegalArgumentException("photos must be at least 2, got " + limit);
    }
    List<Labelled> mine = embed(tested, settings, collection, limit);
    List<Labelled> right = embed(reference, settings, collection, limit);
    if (mine.size() != right.size()) {
      throw new IllegalStateException(
          "%d photos on one device, %d on the other".formatted(mine.size(), right.size()));
    }
    double largest = 0;
    int same = 0;
    for (int i = 0; i < mine.size(); i++) {
      largest = Math.max(largest, difference(mine.get(i).embedding(), right.get(i).embedding()));
      same += nearest(mine, i).equals(nearest(right, i)) ? 1 : 0;
    }
    return new DeviceParity(mine.size(), largest, same);
  }

  /// Whether a gallery of one device can be asked with embeddings of the other.
  public boolean holds() {
    return photos > 1 && largestDifference <= TOLERANCE && sameNearest == photos;
  }

  /// In one line.
  public String summary() {
    return String.format(
        Locale.ROOT,
        "%d photos, largest relative difference %.2e (at most %.0e), same top-1 for %d: %s",
        photos,
        largestDifference,
        TOLERANCE,
        sameNearest,
        holds() ? "equal" : "DIFFERENT");
  }

  private static List<Labelled> embed(
      ImageEncoder encoder, IndexerSettings settings, CollectionReader collection, int limit) {
    Collected sink = new Collected();
    try (StopSignal stop = new StopSignal();
        Stream<CollectionItem> items = collection.items()) {
      Iterator<CollectionItem> first = items.limit(limit).iterator();
      EmbeddingPipeline.of(encoder, settings, stop).run(first, sink);
    }
    return List.copyOf(sink.embeddings.values());
  }

  static double difference(Embedding a, Embedding b) {
    double sum = 0;
    for (int i = 0; i < a.dimension(); i++) {
      double difference = (double) a.get(i) - b.get(i);
      sum += difference * difference;
    }
    return Math.sqrt(sum) / b.norm();
  }

  private static String nearest(List<Labelled> photos, int query) {
    double best = Double.NEGATIVE_INFINITY;
    String label = "";
    for (int i = 0; i < photos.size(); i++) {
      double cosine =
          i == query
              ? Double.NEGATIVE_INFINITY
              : cosine(photos.get(query).embedding(), photos.get(i).embedding());
      if (cosine > best) {
        best = cosine;
        label = photos.get(i).label();
      }
    }
    return label;
  }

  private static double cosine(Embedding a, Embedding b) {
    double dot = 0;
    for (int i = 0; i < a.dimension(); i++) {
      dot += (double) a.get(i) * b.get(i);
    }
    return dot / (a.norm() * b.norm());
  }

  /// Keeps embeddings in the order of the collection.
  private static final class Collected implements EmbeddingSink {
    private final Map<Long, Labelled> embeddings = new ConcurrentSkipListMap<>();

    @Override
    public void accept(EmbeddedPhoto photo) {
      embeddings.put(
          photo.sequence(),
          new Labelled(Objects.requireNonNull(photo.item().taxonId()), photo.embedding()));
    }

    @Override
    public void reject(FailedPhoto photo) {}

    @Override
    public void heartbeat() {}
  }
}
