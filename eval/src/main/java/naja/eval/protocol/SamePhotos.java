package naja.eval.protocol;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import naja.eval.dataset.DatasetException;
import naja.eval.dataset.Named;
import naja.gallery.Gallery;
import naja.gallery.StoredEmbedding;

/// Two galleries are comparable if they hold the same photos, file by file, under the same labels.
final class SamePhotos {
  private SamePhotos() {}

  /// Compares image ids, taxa, observations and the hashes of the files.
  ///
  /// @throws DatasetException saying how many photos differ in which way, and naming some
  static void require(Gallery first, Gallery other) {
    Map<String, StoredEmbedding> expected = byImage(first);
    List<String> more = new ArrayList<>();
    List<String> taxa = new ArrayList<>();
    List<String> observations = new ArrayList<>();
    List<String> files = new ArrayList<>();
    byImage(other)
        .forEach((image, photo) -> {
          StoredEmbedding twin = expected.remove(image);
          if (twin == null) {
            more.add(image);
          } else if (!twin.taxonId().equals(photo.taxonId())) {
            taxa.add(image);
          } else if (!twin.observationId().equals(photo.observationId())) {
            observations.add(image);
          } else if (!first.contentHash(image).equals(other.contentHash(image))) {
            files.add(image);
          }
        });
    List<String> problems = new ArrayList<>();
    Named.problem(problems, "lacks %d photos (%s)", List.copyOf(expected.keySet()));
    Named.problem(problems, "has %d more (%s)", more);
    Named.problem(problems, "has %d under another taxon (%s)", taxa);
    Named.problem(problems, "has %d in another observation (%s)", observations);
    Named.problem(problems, "has %d from another file (%s)", files);
    if (!problems.isEmpty()) {
      throw new DatasetException(
          "%s does not hold the photos of %s: it %s; index the same collection with each encoder, or compare with --common-photos"
              .formatted(other.folder(), first.folder(), String.join(", ", problems)));
    }
  }

  private static Map<String, StoredEmbedding> byImage(Gallery gallery) {
    Map<String, StoredEmbedding> photos = new TreeMap<>();
    gallery.forEachEmbedding(photo -> photos.put(photo.imageId(), photo));
    return photos;
  }
}
