package naja.calibration;

import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.zip.CRC32;
import naja.gallery.StoredEmbedding;

/// A sample of photos that depends on their image ids alone: those whose ids have the lowest
/// CRC-32.
public final class PhotoSample {
  private static final Comparator<Drawn> LOWEST_FIRST =
      Comparator.comparingLong(Drawn::hash).thenComparing(drawn -> drawn.photo().imageId());

  private final int size;
  private final PriorityQueue<Drawn> drawn = new PriorityQueue<>(LOWEST_FIRST.reversed());

  /// @param size at most this many photos
  public PhotoSample(int size) {
    this.size = size;
  }

  /// Offers a photo.
  public void add(StoredEmbedding photo) {
    drawn.add(new Drawn(hash(photo.imageId()), photo));
    if (drawn.size() > size) {
      drawn.remove();
    }
  }

  /// The photos drawn so far, in no particular order.
  public List<StoredEmbedding> drawn() {
    return drawn.stream().map(Drawn::photo).toList();
  }

  private static long hash(String imageId) {
    CRC32 hash = new CRC32();
    hash.update(imageId.getBytes(StandardCharsets.UTF_8));
    return hash.getValue();
  }

  private record Drawn(long hash, StoredEmbedding photo) {}
}
