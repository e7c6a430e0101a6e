package naja.prototype;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import naja.encoder.Embedding;
import naja.gallery.StoredEmbedding;
import org.junit.jupiter.api.Test;

/// The short way to leave photos out of centred prototypes against the long one: prototypes built
/// anew from the photos that stay.
class CentredClassesTest {
  private static final int TAXA = 60;
  private static final int DIMENSION = 12;
  private static final int PLACES = 5;

  private final Random random = new Random(23);
  private final List<StoredEmbedding> photos = photos(1_500);
  private final CentredClasses classes = classes(photos);

  @Test
  void score_firstPlaces_areThoseOfPrototypesBuiltAnew() {
    for (int query = 0; query < 200; query++) {
      List<StoredEmbedding> leftOut = List.of(photos.get(query), photos.get(query + TAXA));
      Embedding asked = photos.get(query).embedding();

      List<TaxonScore> quick = classes.without(leftOut, 0, PLACES).score(asked);

      List<TaxonScore> slow = anew(leftOut).score(asked);
      for (int place = 0; place < PLACES; place++) {
        assertThat(quick.get(place).taxonId()).isEqualTo(slow.get(place).taxonId());
        assertThat(quick.get(place).score()).isCloseTo(slow.get(place).score(), within(1e-7));
      }
    }
  }

  @Test
  void score_otherPlaces_areOffByLittleAndAllThere() {
    List<StoredEmbedding> leftOut = photos.subList(7, 9);
    Embedding asked = photos.get(7).embedding();

    List<TaxonScore> quick = classes.without(leftOut, 0, PLACES).score(asked);

    TreeMap<String, Double> slow = new TreeMap<>();
    anew(leftOut).score(asked).forEach(score -> slow.put(score.taxonId(), score.score()));
    assertThat(quick).hasSize(TAXA);
    assertThat(quick)
        .allSatisfy(
            score -> assertThat(score.score()).isCloseTo(slow.get(score.taxonId()), within(0.01)));
    assertThat(quick.stream().filter(score -> slow.containsValue(score.score())).count())
        .isLessThan(TAXA);
  }

  @Test
  void score_fewReferences_areAllExact() {
    List<StoredEmbedding> leftOut = photos.subList(100, 103);
    Embedding asked = photos.get(100).embedding();

    List<TaxonScore> quick = classes.without(leftOut).score(asked);

    List<TaxonScore> slow = anew(leftOut).score(asked);
    for (int place = 0; place < TAXA; place++) {
      assertThat(quick.get(place).taxonId()).isEqualTo(slow.get(place).taxonId());
      assertThat(quick.get(place).score()).isCloseTo(slow.get(place).score(), within(1e-7));
    }
  }

  @Test
  void score_lastPhotoOfATaxonLeftOut_hasNoSuchCandidate() {
    List<StoredEmbedding> all = new ArrayList<>(photos);
    StoredEmbedding lone = new StoredEmbedding("lone", "lone", "lone", photos.get(3).embedding());
    all.add(lone);

    var remaining = classes(all).without(List.of(lone), 0, PLACES);

    assertThat(remaining.taxonIds()).hasSize(TAXA).doesNotContain("lone");
    assertThat(remaining.score(lone.embedding()))
        .extracting(TaxonScore::taxonId)
        .doesNotContain("lone");
  }

  @Test
  void without_inTwoSteps_equalsOneStep() {
    Prototypes whole = Prototypes.of(photos, PrototypeVariant.CL2N);
    Embedding asked = photos.get(40).embedding();

    List<TaxonScore> steps =
        whole.without(photos.subList(40, 45)).without(photos.subList(45, 50)).score(asked);

    assertThat(steps).isEqualTo(whole.without(photos.subList(40, 50)).score(asked));
  }

  private Prototypes anew(List<StoredEmbedding> leftOut) {
    List<StoredEmbedding> others = new ArrayList<>(photos);
    others.removeAll(leftOut);
    return Prototypes.of(others, PrototypeVariant.CL2N);
  }

  private static CentredClasses classes(List<StoredEmbedding> photos) {
    Features features = Features.of(PrototypeVariant.CL2N, photos);
    TreeMap<String, ClassSum.Growing> growing = new TreeMap<>();
    photos.forEach(photo ->
        growing
            .computeIfAbsent(photo.taxonId(), _ -> new ClassSum.Growing(DIMENSION))
            .add(features.of(photo.embedding())));
    TreeMap<String, ClassSum> sums = new TreeMap<>();
    growing.forEach((taxon, sum) -> sums.put(taxon, sum.done()));
    return new CentredClasses(
        photos, features, sums, DirectionMatrix.of(List.copyOf(sums.values())));
  }

  /// Taxa around centres of their own, all of them away from zero.
  private List<StoredEmbedding> photos(int count) {
    float[][] centres = new float[TAXA][DIMENSION];
    for (float[] centre : centres) {
      for (int i = 0; i < DIMENSION; i++) {
        centre[i] = (float) (3 + random.nextGaussian());
      }
    }
    List<StoredEmbedding> drawn = new ArrayList<>();
    for (int photo = 0; photo < count; photo++) {
      float[] values = centres[photo % TAXA].clone();
      for (int i = 0; i < DIMENSION; i++) {
        values[i] += (float) (0.8 * random.nextGaussian());
      }
      String id = "photo" + photo;
      drawn.add(new StoredEmbedding(id, id, "taxon" + photo % TAXA, Embedding.of(values)));
    }
    return drawn;
  }
}
