package naja.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.Predicate;
import naja.encoder.Embedding;
import naja.gallery.Gallery;
import naja.gallery.GalleryWriter;
import naja.gallery.ReferencePhoto;
import naja.gallery.Taxon;
import naja.gallery.Venomous;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What every [NeighbourSearch] does.
abstract class NeighbourSearchContract {
  private static final int K = 10;
  private static final int QUERIES = 40;

  /// Photos that are in [#gallery()].
  abstract ClusteredPhotos photos();

  abstract Gallery gallery();

  abstract NeighbourSearch search(Gallery gallery);

  /// The smallest mean share of the true neighbours that may be found.
  abstract double recall();

  @Test
  void nearest_wholeGallery_findsTheTrueNeighbours() {
    assertFinds(Scope.ALL, _ -> true);
  }

  @Test
  void nearest_filtered_findsTheTrueNeighboursInside() {
    assertFinds(
        scope(Set.of("taxon-3", "taxon-7"), null, null, null, null),
        photo -> Set.of("taxon-3", "taxon-7").contains(photo.taxon().id()));
    assertFinds(
        scope(Set.of(), "Genus11", null, null, null),
        photo -> "Genus11".equals(photo.taxon().genus()));
    assertFinds(
        scope(Set.of(), null, "Family2", null, null),
        photo -> "Family2".equals(photo.taxon().family()));
    assertFinds(scope(Set.of(), null, null, "IN", null), photo -> "IN".equals(photo.country()));
    assertFinds(
        scope(Set.of(), null, null, null, Venomous.YES),
        photo -> photo.taxon().venomous() == Venomous.YES);
  }

  @Test
  void nearest_severalFilters_allMustHold() {
    assertFinds(
        scope(Set.of(), null, "Family1", "LK", Venomous.NO),
        photo ->
            "Family1".equals(photo.taxon().family())
                && "LK".equals(photo.country())
                && photo.taxon().venomous() == Venomous.NO);
  }

  @Test
  void nearest_excludedObservationsAndImages_findsTheTrueNeighboursAmongTheRest() {
    for (Embedding query : photos().queries(10)) {
      List<Neighbour> near = photos().nearest(query, K, _ -> true);
      Set<String> observations = Set.of(near.get(0).observationId(), near.get(5).observationId());
      Set<String> images = Set.of(near.get(1).imageId());
      Scope scope = new Scope(Set.of(), null, null, null, null, observations, images);
      List<Neighbour> found = search(gallery()).nearest(query, K, scope);
      assertThat(found).hasSize(K);
      assertThat(found)
          .extracting(Neighbour::observationId)
          .doesNotContainAnyElementsOf(observations);
      assertThat(found).extracting(Neighbour::imageId).doesNotContainAnyElementsOf(images);
      assertThat(found.getFirst().similarity()).isCloseTo(near.get(2).similarity(), within(0.2));
    }
    Set<String> observations = Set.of("observation-0", "observation-77");
    assertFinds(
        new Scope(Set.of(), null, null, null, null, observations, Set.of("photo-a")),
        photo ->
            !observations.contains(photo.observationId()) && !photo.imageId().equals("photo-a"));
  }

  @Test
  void nearest_excludedInsideAFilter_bothHold() {
    Set<String> taxa = Set.of("taxon-3");
    Embedding query = photos().queries(1).getFirst();
    String nearest =
        search(gallery())
            .nearest(query, 1, scope(taxa, null, null, null, null))
            .getFirst()
            .imageId();
    Scope without = new Scope(taxa, null, null, null, null, Set.of(), Set.of(nearest));
    assertThat(search(gallery()).nearest(query, 5000, without))
        .isNotEmpty()
        .allMatch(hit -> hit.taxonId().equals("taxon-3"))
        .noneMatch(hit -> hit.imageId().equals(nearest));
  }

  @Test
  void nearest_scopeWithoutPhotos_findsNothing() {
    Embedding query = photos().queries(1).getFirst();
    assertThat(search(gallery()).nearest(query, K, scope(Set.of("none"), null, null, null, null)))
        .isEmpty();
    assertThat(search(gallery()).nearest(query, K, scope(Set.of(), null, null, "FR", null)))
        .isEmpty();
  }

  @Test
  void nearest_anyQuery_isInOrderAndTheSameEachTime() {
    for (Embedding query : photos().queries(20)) {
      List<Neighbour> found = search(gallery()).nearest(query, 50, Scope.ALL);
      assertThat(found)
          .hasSize(50)
          .isSortedAccordingTo(
              Comparator.comparingDouble(Neighbour::similarity)
                  .reversed()
                  .thenComparing(Neighbour::imageId));
      assertThat(search(gallery()).nearest(query, 50, Scope.ALL)).isEqualTo(found);
    }
  }

  @Test
  void nearest_photoOfTheGallery_isFoundWithCosineAtMostOne() {
    for (var photo : photos().photos().subList(0, 50)) {
      Neighbour nearest = search(gallery()).nearest(photo.embedding(), 1, Scope.ALL).getFirst();
      assertThat(nearest.imageId()).isEqualTo(photo.photo().imageId());
      assertThat(nearest.similarity()).isCloseTo(1, within(1e-6)).isLessThanOrEqualTo(1);
    }
  }

  @Test
  void nearest_scaledQuery_findsTheSame() {
    Embedding query = photos().queries(1).getFirst();
    float[] scaled = query.toArray();
    for (int i = 0; i < scaled.length; i++) {
      scaled[i] *= 1024;
    }
    assertThat(search(gallery()).nearest(Embedding.of(scaled), K, Scope.ALL))
        .isEqualTo(search(gallery()).nearest(query, K, Scope.ALL));
  }

  @Test
  void nearest_equalVectors_areOrderedAndCutByImageId(@TempDir Path folder) {
    List<String> ids = new ArrayList<>();
    for (int i = 10; i < 40; i++) {
      ids.add("id-" + i);
    }
    List<String> shuffled = new ArrayList<>(ids);
    Collections.shuffle(shuffled, new Random(1));
    Embedding same = Embedding.of(0.3f, -0.7f, 0.11f);
    try (GalleryWriter writer = GalleryWriter.open(folder, ClusteredPhotos.encoder(3))) {
      writer.put(photo("far"), Embedding.of(-1, 0, 0), new byte[0]);
      for (String id : shuffled) {
        writer.put(photo(id), same, new byte[0]);
        if (id.endsWith("0")) {
          writer.commit();
        }
      }
    }
    try (Gallery equals = Gallery.open(folder)) {
      for (int k : new int[] {1, 7, 30, 31}) {
        List<String> found =
            search(equals).nearest(same, k, Scope.ALL).stream().map(Neighbour::imageId).toList();
        assertThat(found.subList(0, Math.min(k, 30))).isEqualTo(ids.subList(0, Math.min(k, 30)));
      }
      assertThat(search(equals).nearest(same, 10_000, Scope.ALL)).hasSize(31);
    }
  }

  @Test
  void nearest_badQuery_isRefusedWithTheBound() {
    Embedding query = photos().queries(1).getFirst();
    for (int k : new int[] {0, 10_001}) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> search(gallery()).nearest(query, k, Scope.ALL))
          .withMessage("k must be between 1 and 10000, got " + k);
    }
    assertThatIllegalArgumentException()
        .isThrownBy(() -> search(gallery()).nearest(Embedding.of(1, 2), K, Scope.ALL))
        .withMessageContaining("dimension 2");
    assertThatIllegalArgumentException()
        .isThrownBy(() ->
            search(gallery()).nearest(Embedding.of(new float[query.dimension()]), K, Scope.ALL))
        .withMessageContaining("zero vector");
  }

  private void assertFinds(Scope scope, Predicate<ReferencePhoto> inside) {
    assertThat(Recall.of(photos(), search(gallery()), QUERIES, K, scope, inside))
        .as("recall@%d inside %s", K, scope)
        .isGreaterThanOrEqualTo(recall());
  }

  private static Scope scope(
      Set<String> taxa,
      @Nullable String genus,
      @Nullable String family,
      @Nullable String country,
      @Nullable Venomous venomous) {
    return new Scope(taxa, genus, family, country, venomous, Set.of(), Set.of());
  }

  private static ReferencePhoto photo(String id) {
    return ReferencePhoto.bare(id, id, Taxon.labelled("x"), id, "00");
  }
}
