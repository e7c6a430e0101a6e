package naja.indexer;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import naja.encoder.Embedding;
import naja.gallery.Gallery;
import naja.gallery.ReferencePhoto;
import naja.search.Neighbour;
import naja.search.Scope;
import org.jspecify.annotations.Nullable;

/// Everything stored so far, to be compared with what comes: the last commit by graph search, the
/// few photos that came after it one by one. Its users take turns.
final class StoredPhotos implements AutoCloseable {
  /// A stored photo, and how similar it is.
  record Match(ReferencePhoto photo, double cosine) {}

  private static final class Recent {
    private final ReferencePhoto photo;

    /// The embedding scaled to length 1.
    private final float[] unit;

    Recent(ReferencePhoto photo, float[] unit) {
      this.photo = photo;
      this.unit = unit;
    }
  }

  /// The nearest one may be the photo itself, with the content that it had before.
  private static final int NEAREST = 2;

  private final Map<String, String> imageByHash = new HashMap<>();
  private Gallery committed;

  /// Photos stay here for two commits: one may be announced just before a commit that it misses.
  private List<Recent> older = List.of();

  private List<Recent> recent = new ArrayList<>();

  /// @param committed the gallery as it is; closed with this
  StoredPhotos(Gallery committed) {
    this.committed = committed;
    committed.forEachImage(image ->
        committed
            .contentHash(image)
            .ifPresent(hash -> imageByHash.merge(hash, image, StoredPhotos::lesser)));
  }

  /// A photo with the same content, other than the one of this image id.
  Optional<ReferencePhoto> sameContent(String imageId, String contentHash) {
    return Optional.ofNullable(imageByHash.get(contentHash))
        .filter(other -> !other.equals(imageId))
        .flatMap(this::photo)
        .filter(other -> other.contentHash().equals(contentHash));
  }

  /// The most similar photo other than the one of this image id.
  Optional<Match> nearest(String imageId, Embedding embedding) {
    Match best = nearestRecent(imageId, unit(embedding));
    for (Neighbour neighbour : committed.search().nearest(embedding, NEAREST, Scope.ALL)) {
      boolean nearer = best == null || neighbour.similarity() > best.cosine();
      if (nearer && !neighbour.imageId().equals(imageId)) {
        ReferencePhoto photo = committed.photo(neighbour.imageId()).orElseThrow();
        best = new Match(photo, Math.min(1, neighbour.similarity()));
      }
    }
    return Optional.ofNullable(best);
  }

  private @Nullable Match nearestRecent(String imageId, float[] unit) {
    Match best = null;
    for (List<Recent> generation : List.of(older, recent)) {
      for (Recent other : generation) {
        double cosine = dot(unit, other.unit);
        if ((best == null || cosine > best.cosine()) && !other.photo.imageId().equals(imageId)) {
          best = new Match(other.photo, Math.min(1, cosine));
        }
      }
    }
    return best;
  }

  /// A photo that is stored, by its image id.
  Optional<ReferencePhoto> photo(String imageId) {
    for (List<Recent> generation : List.of(recent, older)) {
      for (Recent other : generation) {
        if (other.photo.imageId().equals(imageId)) {
          return Optional.of(other.photo);
        }
      }
    }
    return committed.photo(imageId);
  }

  /// Announces a photo that is about to be stored.
  void add(ReferencePhoto photo, Embedding embedding) {
    recent.add(new Recent(photo, unit(embedding)));
    imageByHash.putIfAbsent(photo.contentHash(), photo.imageId());
  }

  /// Looks at the gallery anew after a commit.
  void refresh() {
    Gallery newer = committed.refreshed();
    if (newer != committed) {
      committed.close();
      committed = newer;
    }
    older = recent;
    recent = new ArrayList<>();
  }

  @Override
  public void close() {
    committed.close();
  }

  private static String lesser(String one, String other) {
    return one.compareTo(other) <= 0 ? one : other;
  }

  private static float[] unit(Embedding embedding) {
    float[] values = embedding.toArray();
    double norm = embedding.norm();
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) (values[i] / norm);
    }
    return values;
  }

  /// Four sums at a time: one would wait for each addition to end.
  private static double dot(float[] one, float[] other) {
    double a = 0;
    double b = 0;
    double c = 0;
    double d = 0;
    int i = 0;
    for (; i + 4 <= one.length; i += 4) {
      a += (double) one[i] * other[i];
      b += (double) one[i + 1] * other[i + 1];
      c += (double) one[i + 2] * other[i + 2];
      d += (double) one[i + 3] * other[i + 3];
    }
    for (; i < one.length; i++) {
      a += (double) one[i] * other[i];
    }
    return a + b + (c + d);
  }
}
