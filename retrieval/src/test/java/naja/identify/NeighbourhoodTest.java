package naja.identify;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import naja.encoder.Embedding;
import naja.gallery.StoredEmbedding;
import naja.search.Neighbour;
import naja.search.Scope;
import org.junit.jupiter.api.Test;

class NeighbourhoodTest {
  @Test
  void nearest_severalPhotosOfAnObservation_keepsTheNearestOfEach() {
    Neighbourhood neighbourhood =
        new Neighbourhood(
            new ExactSearchFake(
                List.of(
                    stored("far", "one", 1, 1),
                    stored("near", "one", 1, 0.1f),
                    stored("other", "two", 1, 0.5f))));

    assertThat(neighbourhood.nearest(Embedding.of(1, 0), 20, Scope.ALL))
        .extracting(Neighbour::imageId)
        .containsExactly("near", "other");
    assertThat(neighbourhood.nearest(Embedding.of(1, 0), 1, Scope.ALL))
        .extracting(Neighbour::imageId)
        .containsExactly("near");
  }

  @Test
  void nearest_observationThatFillsThePage_searchesFurther() {
    List<StoredEmbedding> photos = new ArrayList<>();
    for (int i = 0; i < 450; i++) {
      photos.add(stored("crowd" + i, "crowd", 1, 0.001f * i));
    }
    photos.add(stored("lonely", "lonely", 1, 5));

    assertThat(
            new Neighbourhood(new ExactSearchFake(photos))
                .nearest(Embedding.of(1, 0), 2, Scope.ALL))
        .extracting(Neighbour::imageId)
        .containsExactly("crowd0", "lonely");
  }

  private static StoredEmbedding stored(String image, String observation, float... values) {
    return new StoredEmbedding(image, observation, "t", Embedding.of(values));
  }
}
