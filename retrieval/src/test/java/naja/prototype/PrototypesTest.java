package naja.prototype;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import naja.encoder.Embedding;
import naja.gallery.StoredEmbedding;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PrototypesTest {
  private static final StoredEmbedding EAST = stored("east", "a", 1, 0);
  private static final StoredEmbedding NORTH = stored("north", "a", 0, 3);
  private static final StoredEmbedding EAST_BY_NORTH = stored("east-by-north", "b", 1, 0.1f);
  private static final List<StoredEmbedding> THREE = List.of(EAST, NORTH, EAST_BY_NORTH);

  @Test
  void score_rawMean_keepsTheNormsOfThePhotos() {
    // Mean of a: (0.5, 1.5). Cosine to (2, 1): 2.5 / (sqrt(5) · sqrt(2.5)).
    assertThat(Prototypes.of(THREE, PrototypeVariant.RAW_MEAN).score(Embedding.of(2, 1)))
        .satisfiesExactly(
            best -> assertScore(best, "b", 0.9344877349),
            second -> assertScore(second, "a", 0.7071067812));
  }

  @Test
  void score_l2n_countsEveryPhotoAlike() {
    // Mean of a: (0.5, 0.5). Cosine to (2, 1): 1.5 / (sqrt(5) · sqrt(0.5)).
    assertThat(Prototypes.of(THREE, PrototypeVariant.L2N).score(Embedding.of(2, 1)))
        .satisfiesExactly(
            best -> assertScore(best, "a", 0.9486832981),
            second -> assertScore(second, "b", 0.9344877349));
  }

  @Test
  void score_cl2n_centresQueryAndPhotos() {
    List<StoredEmbedding> corners =
        List.of(
            stored("1", "a", 1, 1),
            stored("2", "a", 3, 1),
            stored("3", "b", 1, 3),
            stored("4", "b", 3, 3));
    // Centre (2, 2); means (0, -1/√2) and (0, 1/√2); the query becomes (0, 1).
    assertThat(Prototypes.of(corners, PrototypeVariant.CL2N).score(Embedding.of(2, 5)))
        .satisfiesExactly(
            best -> assertScore(best, "b", 1), second -> assertScore(second, "a", -1));
  }

  @Test
  void score_tie_goesToTheLowestTaxonId() {
    List<StoredEmbedding> twins =
        List.of(
            stored("1", "20", 1, 3),
            stored("2", "20", 1, 3),
            stored("3", "20", 1, 3),
            stored("4", "10", 1, 3));

    List<TaxonScore> scores =
        Prototypes.of(twins, PrototypeVariant.RAW_MEAN).score(Embedding.of(3, 1));

    assertThat(scores).extracting(TaxonScore::taxonId).containsExactly("10", "20");
    assertThat(scores.getFirst().score()).isEqualTo(scores.getLast().score());
  }

  @Test
  void score_photosThatCancelOut_isZero() {
    List<StoredEmbedding> opposite = List.of(stored("1", "a", 1, 2), stored("2", "a", -1, -2));

    assertThat(Prototypes.of(opposite, PrototypeVariant.RAW_MEAN).score(Embedding.of(1, 2)))
        .containsExactly(new TaxonScore("a", 0));
  }

  @Test
  void score_otherDimension_isRefused() {
    Prototypes prototypes = Prototypes.of(THREE, PrototypeVariant.RAW_MEAN);

    assertThatThrownBy(() -> prototypes.score(Embedding.of(1, 2, 3)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("3")
        .hasMessageContaining("2");
  }

  @ParameterizedTest
  @EnumSource(PrototypeVariant.class)
  void without_somePhotos_equalsPrototypesBuiltFromTheOthers(PrototypeVariant variant) {
    List<StoredEmbedding> all = random(60, 5, 7);
    List<StoredEmbedding> leftOut = all.subList(10, 22);
    List<StoredEmbedding> others = new ArrayList<>(all);
    others.removeAll(leftOut);
    Embedding query = all.get(11).embedding();

    List<TaxonScore> actual = Prototypes.of(all, variant).without(leftOut).score(query);

    List<TaxonScore> expected = Prototypes.of(others, variant).score(query);
    assertThat(actual).hasSameSizeAs(expected);
    for (int i = 0; i < expected.size(); i++) {
      assertScore(actual.get(i), expected.get(i).taxonId(), expected.get(i).score());
    }
  }

  @Test
  void without_photosOfManyTaxa_scoresAsWithOneTaxonAfterTheOther() {
    List<StoredEmbedding> all = random(300, 100, 7);
    List<StoredEmbedding> leftOut = all.subList(3, 193);
    Embedding query = all.get(11).embedding();
    Prototypes oneByOne = Prototypes.of(all, PrototypeVariant.RAW_MEAN);
    for (int taxon = 0; taxon < 100; taxon++) {
      String id = "taxon" + taxon;
      oneByOne =
          oneByOne.without(leftOut.stream().filter(photo -> photo.taxonId().equals(id)).toList());
    }

    List<TaxonScore> together =
        Prototypes.of(all, PrototypeVariant.RAW_MEAN).without(leftOut).score(query);

    assertThat(together).isEqualTo(oneByOne.score(query)).hasSize(100);
    List<StoredEmbedding> others = new ArrayList<>(all);
    others.removeAll(leftOut);
    assertThat(together.getFirst().taxonId())
        .isEqualTo(
            Prototypes.of(others, PrototypeVariant.RAW_MEAN).score(query).getFirst().taxonId());
  }

  @ParameterizedTest
  @EnumSource(PrototypeVariant.class)
  void without_onlyPhotoOfATaxon_dropsTheCandidate(PrototypeVariant variant) {
    Prototypes prototypes = Prototypes.of(THREE, variant);

    assertThat(prototypes.without(List.of(EAST_BY_NORTH)).taxonIds()).containsExactly("a");
    assertThat(prototypes.taxonIds()).containsExactly("a", "b");
    assertThat(prototypes.without(THREE).score(Embedding.of(1, 1))).isEmpty();
  }

  private static List<StoredEmbedding> random(int photos, int taxa, long seed) {
    Random random = new Random(seed);
    List<StoredEmbedding> embeddings = new ArrayList<>();
    for (int i = 0; i < photos; i++) {
      float[] values = new float[9];
      for (int d = 0; d < values.length; d++) {
        values[d] = (float) (random.nextGaussian() + (d == i % taxa ? 2 : 0));
      }
      embeddings.add(stored("photo" + i, "taxon" + i % taxa, values));
    }
    return embeddings;
  }

  private static StoredEmbedding stored(String image, String taxon, float... values) {
    return new StoredEmbedding(image, image, taxon, Embedding.of(values));
  }

  private static void assertScore(TaxonScore actual, String taxon, double score) {
    assertThat(actual.taxonId()).isEqualTo(taxon);
    assertThat(actual.score()).isCloseTo(score, within(1e-6));
  }
}
