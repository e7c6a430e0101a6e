package naja.eval.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import naja.collection.stored.LabelledEmbedding;
import naja.encoder.Embedding;
import naja.eval.dataset.Dataset;
import naja.eval.report.EvaluationReport;
import naja.eval.report.ScoredReport;
import naja.eval.split.Hides;
import naja.eval.split.Role;
import naja.eval.split.Split;
import naja.eval.split.SplitPlan;
import naja.gallery.Gallery;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The protocols that need a split of their own, on a gallery of scattered taxa.
class DrawnProtocolsTest {
  @TempDir private Path folder;
  private Gallery gallery;
  private Dataset data;

  @BeforeEach
  void write() {
    gallery = ScatteredGallery.write(folder, 0.5);
    data = Dataset.of(gallery);
  }

  @AfterEach
  void close() {
    gallery.close();
  }

  @Test
  void support_sizes_areAskedAboutTheSamePhotosAndGetBetter() {
    List<ScoredReport> results =
        new SupportProtocol(ClassMeanVariant.UN_COSINE, List.of(1, 5, 20), 4, 9)
            .run(data)
            .results();
    assertThat(results).extracting(ScoredReport::split).allMatch(rule -> rule.startsWith("k-shot"));
    assertThat(results).extracting(ScoredReport::n).containsOnly(results.getFirst().n());
    assertThat(((EvaluationReport) results.getFirst()).rounds()).hasSize(4);
    assertThat(top1(results.get(0))).isLessThan(top1(results.get(2)));
  }

  @Test
  void openSet_heldOutTaxonFarAway_isToldFromTheOthers() {
    List<ScoredReport> results =
        new OpenSetProtocol()
            .run(data, SplitPlan.parse("open-set,taxa=cobra", 3).draw(data))
            .results();
    assertThat(results)
        .extracting(ScoredReport::variant)
        .containsExactly("nearest", "prototype/un/cosine", "prototype/l2n/cosine");
    assertThat(results)
        .allSatisfy(result -> assertThat(result.scores().getFirst().value()).isGreaterThan(0.95));
    assertThat(results.getFirst().toTable()).contains("30 of 1 held out");
  }

  @Test
  void openSet_heldOutMimic_isHarderThanTheCobra() {
    OpenSetProtocol protocol = new OpenSetProtocol();
    double mimic =
        auroc(protocol.run(data, SplitPlan.parse("open-set,taxa=mimic", 3).draw(data)).results());
    double cobra =
        auroc(protocol.run(data, SplitPlan.parse("open-set,taxa=cobra", 3).draw(data)).results());
    assertThat(mimic).isLessThan(cobra);
  }

  @Test
  void openSet_vectorsOnALine_haveTheAreaCountedByHand() {
    // References of a at 0°, b at 90°; asked about: a at 10°, b at 60°, and c (held out) at 20°.
    // Nearest cosines: 10°, 30° and 20°: of two pairs of known and unknown one is in order.
    Dataset plane =
        new Dataset(
            Path.of("plane"),
            "fake",
            0,
            List.of(
                row("a0", "a", 0),
                row("a1", "a", 10),
                row("b0", "b", 90),
                row("b1", "b", 60),
                row("c0", "c", 20)));
    var split =
        new Split(
            new Split.Origin("by hand", null, "fake", 0),
            Hides.IMAGE,
            Set.of("c"),
            List.of(
                role("a0", Role.REFERENCE),
                role("a1", Role.TEST),
                role("b0", Role.REFERENCE),
                role("b1", Role.TEST),
                role("c0", Role.TEST)));
    ScoredReport nearest = new OpenSetProtocol().run(plane, split).results().getFirst();
    assertThat(nearest.scores().getFirst().value()).isCloseTo(0.5, within(1e-12));
    // Accepting both known photos (30° and nearer) accepts the unknown one.
    assertThat(nearest.scores().get(1).value()).isEqualTo(1);
  }

  @Test
  void support_noShots_isRefused() {
    assertThatThrownBy(() -> new SupportProtocol(ClassMeanVariant.UN_COSINE, List.of(5, 0), 4, 9))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("shots must be at least 1");
  }

  private static LabelledEmbedding row(String image, String taxon, double degrees) {
    double angle = Math.toRadians(degrees);
    return new LabelledEmbedding(
        CaseSplit.photo(image, image, taxon),
        Embedding.of((float) Math.cos(angle), (float) Math.sin(angle)));
  }

  private static Split.Row role(String image, Role role) {
    return new Split.Row(image, image, image.substring(0, 1), List.of(role));
  }

  private static double auroc(List<ScoredReport> results) {
    return results.getFirst().scores().getFirst().value();
  }

  private static double top1(ScoredReport report) {
    return report.scores().getFirst().value();
  }
}
