package naja.eval.protocol;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import naja.eval.dataset.DatasetException;
import naja.eval.protocol.GalleryComparison.Contestant;
import naja.gallery.Gallery;
import naja.gallery.StoredEmbedding;

/// Copies of galleries that hold only what all of them hold: the same files under the same ids,
/// with the same taxa and observations. Closing removes the copies.
public final class CommonPhotos implements AutoCloseable {
  private final List<ScratchGallery> copies = new ArrayList<>();
  private final List<Contestant> contestants = new ArrayList<>();
  private final int photos;

  private CommonPhotos(int photos) {
    this.photos = photos;
  }

  /// What a photo is apart from its embedding.
  private record Facts(String taxonId, String observationId, String contentHash) {}

  /// Copies what several galleries, at least one, have in common.
  ///
  /// @throws DatasetException if they have no photo in common
  public static CommonPhotos of(List<Contestant> galleries) {
    Map<String, Facts> common = facts(galleries.getFirst().gallery());
    galleries.stream()
        .skip(1)
        .forEach(other -> common.entrySet().retainAll(facts(other.gallery()).entrySet()));
    if (common.isEmpty()) {
      throw new DatasetException(
          "%s have no photo in common: the same file under the same id, taxon and observation"
              .formatted(galleries.stream().map(Contestant::name).toList()));
    }
    CommonPhotos photos = new CommonPhotos(common.size());
    boolean made = false;
    try {
      galleries.forEach(gallery -> photos.copy(gallery, common.keySet()));
      made = true;
      return photos;
    } finally {
      if (!made) {
        photos.close();
      }
    }
  }

  private void copy(Contestant from, Set<String> kept) {
    Set<String> others = new HashSet<>();
    from.gallery().forEachEmbedding(photo -> others.add(photo.imageId()));
    others.removeAll(kept);
    ScratchGallery scratch = ScratchGallery.without(from.gallery(), List.copyOf(others));
    copies.add(scratch);
    contestants.add(from.with(Gallery.open(scratch.folder())));
  }

  private static Map<String, Facts> facts(Gallery gallery) {
    List<StoredEmbedding> photos = new ArrayList<>();
    gallery.forEachEmbedding(photos::add);
    Map<String, Facts> facts = new HashMap<>();
    for (StoredEmbedding photo : photos) {
      String hash = gallery.contentHash(photo.imageId()).orElse("");
      facts.put(photo.imageId(), new Facts(photo.taxonId(), photo.observationId(), hash));
    }
    return facts;
  }

  /// The galleries with the common photos alone, in the same order.
  public List<Contestant> contestants() {
    return List.copyOf(contestants);
  }

  /// How many photos all of them hold.
  public int photos() {
    return photos;
  }

  @Override
  public void close() {
    contestants.forEach(contestant -> contestant.gallery().close());
    copies.forEach(ScratchGallery::close);
  }
}
