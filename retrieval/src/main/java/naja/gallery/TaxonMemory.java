package naja.gallery;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import naja.gallery.TaxonFacts.Fact;
import org.apache.lucene.document.Document;
import org.apache.lucene.index.IndexReader;

/// Keeps what is known of a taxon when the photo that said it goes: without it, an older photo
/// would speak again, and a species once listed as venomous could turn unknown by a deletion.
final class TaxonMemory {
  private TaxonMemory() {}

  /// The photos that would speak for a taxon with old facts, described with the facts known before.
  ///
  /// @param before the last commit
  /// @param now the index with every change since
  /// @param generation of the last commit
  static List<StoredPhoto> forgotten(IndexReader before, IndexReader now, long generation)
      throws IOException {
    Map<String, Fact> known = TaxonFacts.facts(before);
    List<StoredPhoto> photos = new ArrayList<>();
    for (Fact fact : TaxonFacts.facts(now).values()) {
      Fact earlier = known.get(fact.taxon().id());
      if (earlier != null
          && fact.generation() <= generation
          && !fact.taxon().equals(earlier.taxon())) {
        photos.add(described(now, fact.imageId(), earlier.taxon()));
      }
    }
    return photos;
  }

  private static StoredPhoto described(IndexReader reader, String imageId, Taxon taxon)
      throws IOException {
    Optional<PhotoLocation> location = PhotoLocation.of(reader, imageId);
    if (location.isEmpty()) {
      throw new GalleryException(
          GalleryException.Kind.CORRUPT,
          "photo %s is listed but cannot be found; restore a backup".formatted(imageId));
    }
    Document document = location.get().stored();
    return StoredPhoto.at(location.get(), PhotoDocument.photo(document, taxon));
  }
}
