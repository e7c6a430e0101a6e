package naja.calibration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import naja.encoder.Embedding;
import naja.encoder.EncoderFingerprint;
import naja.gallery.GalleryException;
import naja.gallery.GalleryManifest;
import naja.prototype.TaxonScore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class LinearHeadTest {
  private static final EncoderFingerprint ENCODER =
      new EncoderFingerprint("fake", "0".repeat(64), "fake", "mean/none", 2);

  @TempDir private Path folder;

  @Test
  void score_scaledQuery_isTheLinearMapByHand() {
    // (3, 4) − (0, 1) = (3, 3); / (1, 3) = (3, 1).
    FeatureScaling scaling = new FeatureScaling(new double[] {0, 1}, new double[] {1, 3}, false);
    LinearHead head = head(scaling);

    List<TaxonScore> scores = head.score(Embedding.of(3, 4));

    // 17: 1·3 + 2·1 + 0.5; 4: −1·3 + 0·1 + 6.
    assertThat(scores).containsExactly(new TaxonScore("17", 5.5), new TaxonScore("4", 3));
  }

  @Test
  void apply_unitLength_dividesByTheLength() {
    assertThat(FeatureScaling.plain(2, true).apply(new double[] {3, 4}))
        .containsExactly(new double[] {0.6, 0.8}, within(1e-15));
  }

  @Test
  void head_writtenAndRead_scoresTheSameToTheLastBit() {
    LinearHead head =
        new LinearHead(
            List.of("4", "17"),
            new FeatureScaling(new double[] {0.1, 1 / 3.0}, new double[] {0.7, 3}, true),
            new double[][] {{Math.PI, -1e-300}, {1 / 7.0, 2}},
            new double[] {1e-17, -3},
            new LinearHead.Training("naja eval probe", 12, 0.3, 14));
    files(1, Set.of("4", "17")).write(head);

    LinearHead read = files(1, Set.of("4", "17")).head().value().orElseThrow();

    Embedding query = Embedding.of(0.123f, -4.56f);
    assertThat(read.score(query)).isEqualTo(head.score(query));
    assertThat(read.training()).isEqualTo(head.training());
    assertThat(read.scaling()).isEqualTo(head.scaling());
  }

  @Test
  void head_afterAnAddition_isServedAsStale() {
    files(1, Set.of("4", "17")).write(head(FeatureScaling.plain(2, false)));

    Fitted<LinearHead> later = files(2, Set.of("4", "17")).head();

    assertThat(later)
        .isInstanceOfSatisfying(
            Fitted.Served.class,
            served -> {
              assertThat(served.stale()).isTrue();
              assertThat(served.fittedOn()).isEqualTo(1);
            });
  }

  @Test
  void head_otherTaxa_isRefusedByName() {
    files(1, Set.of("4", "17")).write(head(FeatureScaling.plain(2, false)));

    Fitted<LinearHead> later = files(2, Set.of("4", "17", "9")).head();

    assertThat(later)
        .isInstanceOfSatisfying(
            Fitted.Refused.class,
            refused -> assertThat(refused.reason()).contains("probe.json", "9"));
  }

  @Test
  void head_truncatedWeights_isCorruptAndSaysTheFile() throws Exception {
    files(1, Set.of("4", "17")).write(head(FeatureScaling.plain(2, false)));
    Path file = folder.resolve(LinearHead.FILE);
    String text = Files.readString(file);
    Files.writeString(file, text.replaceFirst("\"bias\" : \"[^\"]*\"", "\"bias\" : \"AAAA\""));

    assertThatThrownBy(() -> files(1, Set.of("4", "17")).head())
        .isInstanceOf(GalleryException.class)
        .hasMessageContaining("probe.json");
  }

  private static LinearHead head(FeatureScaling scaling) {
    return new LinearHead(
        List.of("4", "17"),
        scaling,
        new double[][] {{-1, 0}, {1, 2}},
        new double[] {6, 0.5},
        new LinearHead.Training("naja eval probe", 2, 1, 14));
  }

  private FittedFiles files(long generation, Set<String> taxa) {
    return new FittedFiles(
        folder,
        new GalleryManifest(ENCODER, generation, 2, 2, taxa.size()),
        taxa.stream().collect(Collectors.toMap(taxon -> taxon, _ -> 1)));
  }
}
