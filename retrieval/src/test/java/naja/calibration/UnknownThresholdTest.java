package naja.calibration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.IntStream;
import naja.encoder.Embedding;
import naja.gallery.StoredEmbedding;
import naja.identify.ExactSearchFake;
import org.junit.jupiter.api.Test;

class UnknownThresholdTest {
  @Test
  void fit_threeObservations_isThePercentileOfTheNearestOther() {
    // The two photos of `a` do not count for each other: nearest others are 0.8, 0.8, 0.6, 0.8.
    List<StoredEmbedding> references =
        List.of(
            stored("1", "a", 1, 0),
            stored("2", "a", 1, 0),
            stored("3", "b", 0, 1),
            stored("4", "c", 0.8f, 0.6f));

    var threshold = UnknownThreshold.fit(references::forEach, new ExactSearchFake(references), 100);

    // Rank 0.05 × 3 = 0.15 between 0.6 and 0.8.
    assertThat(threshold).isPresent();
    assertThat(threshold.get().cosine()).isCloseTo(0.63, within(1e-6));
    assertThat(threshold.get().photos()).isEqualTo(4);
  }

  @Test
  void fit_oneObservation_isEmpty() {
    List<StoredEmbedding> references = List.of(stored("1", "a", 1, 0), stored("2", "a", 0, 1));

    assertThat(UnknownThreshold.fit(references::forEach, new ExactSearchFake(references), 100))
        .isEmpty();
  }

  @Test
  void fit_moreReferencesThanTheSample_looksAtTheSampleOnly() {
    List<StoredEmbedding> references =
        IntStream.range(0, 50).mapToObj(i -> stored("p" + i, "o" + i, 1, i)).toList();

    var search = new ExactSearchFake(references);

    assertThat(UnknownThreshold.fit(references::forEach, search, 7).orElseThrow().photos())
        .isEqualTo(7);
    assertThat(UnknownThreshold.fit(references.reversed()::forEach, search, 7))
        .isEqualTo(UnknownThreshold.fit(references::forEach, search, 7));
  }

  private static StoredEmbedding stored(String image, String observation, float... values) {
    return new StoredEmbedding(image, observation, "t", Embedding.of(values));
  }
}
