package naja.gallery;

import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermInSetQuery;
import org.apache.lucene.util.BytesRef;

/// Photos named by what they are, what they show or what they belong to: a photo is selected if any
/// of the three sets names it.
///
/// @param images image ids
/// @param taxa taxon ids
/// @param observations observation ids
public record PhotoSelection(Set<String> images, Set<String> taxa, Set<String> observations) {
  public PhotoSelection {
    images = Set.copyOf(images);
    taxa = Set.copyOf(taxa);
    observations = Set.copyOf(observations);
  }

  public static PhotoSelection ofImages(Collection<String> imageIds) {
    return new PhotoSelection(Set.copyOf(imageIds), Set.of(), Set.of());
  }

  public static PhotoSelection ofTaxa(String... taxonIds) {
    return new PhotoSelection(Set.of(), Set.of(taxonIds), Set.of());
  }

  public static PhotoSelection ofObservations(String... observationIds) {
    return new PhotoSelection(Set.of(), Set.of(), Set.of(observationIds));
  }

  public boolean isEmpty() {
    return images.isEmpty() && taxa.isEmpty() && observations.isEmpty();
  }

  Query query() {
    BooleanQuery.Builder any = new BooleanQuery.Builder();
    byField().forEach((field, ids) -> any.add(query(field, ids), Occur.SHOULD));
    return any.build();
  }

  /// The ids by the field that holds them.
  Map<String, Set<String>> byField() {
    return Map.of(
        GallerySchema.IMAGE, images,
        GallerySchema.TAXON, taxa,
        GallerySchema.OBSERVATION, observations);
  }

  private static Query query(String field, Set<String> ids) {
    return new TermInSetQuery(field, new TreeSet<>(ids).stream().map(BytesRef::new).toList());
  }
}
