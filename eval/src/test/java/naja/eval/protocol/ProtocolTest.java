package naja.eval.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import naja.encoder.Embedding;
import naja.encoder.EncoderFingerprint;
import naja.eval.dataset.Dataset;
import naja.eval.dataset.DatasetException;
import naja.eval.report.EvaluationReport;
import naja.eval.split.Split;
import naja.eval.split.SplitPlan;
import naja.gallery.Gallery;
import naja.gallery.GalleryWriter;
import naja.gallery.ReferencePhoto;
import naja.gallery.Taxon;
import naja.prototype.PrototypeVariant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Seven photos in a plane, of which every neighbour and prototype can be told by looking.
class ProtocolTest {
  private static final EncoderFingerprint ENCODER =
      new EncoderFingerprint("fake", "0".repeat(64), "fake", "mean/none", 2);

  @TempDir private Path folder;
  private Gallery gallery;

  @BeforeEach
  void write() {
    try (GalleryWriter writer = GalleryWriter.open(folder, ENCODER)) {
      // Degrees, not rounded: the twins of one observation are nearest to each other.
      put(writer, "a1", "a-first", "a", 0);
      put(writer, "a2", "a-first", "a", 2);
      put(writer, "a3", "a-second", "a", 50);
      put(writer, "b1", "b-first", "b", 90);
      put(writer, "b2", "b-second", "b", 80);
      put(writer, "b3", "b-third", "b", 30);
      put(writer, "c1", "c-only", "c", 180);
      writer.commit();
    }
    gallery = Gallery.open(folder);
  }

  @AfterEach
  void close() {
    gallery.close();
  }

  @Test
  void knn_oneNeighbourLeaveOneOut_letsTwinsAnswerForEachOther() {
    EvaluationReport report = new KnnProtocol(1).run(gallery, split("leave-one-out,at-least=2"));

    // a1↔a2 and b1↔b2 are right; a3 → b3 (20°) and b3 → a3 are wrong; c1 takes no part.
    assertThat(report.n()).isEqualTo(6);
    assertThat(report.correct()).isEqualTo(4);
    assertThat(report.top5()).isEqualTo(4 / 6.0);
    // a and b: 2·2 / (3 + 3).
    assertThat(report.macroF1()).isCloseTo(4 / 6.0, within(1e-12));
    assertThat(report.k()).isEqualTo(1);
    assertThat(report.seed()).isNull();
    assertThat(report.encoder()).isEqualTo("fake");
    assertThat(report.generation()).isEqualTo(1);
  }

  @Test
  void knn_oneNeighbourLeaveOneObservationOut_hidesTheTwin() {
    EvaluationReport report =
        new KnnProtocol(1).run(gallery, split("leave-one-observation-out,at-least-observations=2"));

    // a1 and a2 now find b3 at 30° before a3 at 50°.
    assertThat(report.correct()).isEqualTo(2);
  }

  @Test
  void prototypes_leaveOneOut_leavesThePhotoOutOfItsOwnPrototype() {
    EvaluationReport report =
        new PrototypeProtocol(PrototypeVariant.RAW_MEAN)
            .run(gallery, split("leave-one-out,at-least=2"));

    // Directions: a 16.8° (a1 left out 26°, a2 25°, a3 1°), b 67.6° (b1 left out 55°, b2 60°,
    // b3 85°). a1, a2, b1 and b2 find their own; a3 (50°) is 17.6° from b and 49° from a; b3 (30°)
    // is 13.2° from a.
    assertThat(report.correct()).isEqualTo(4);
    assertThat(report.top3()).isEqualTo(1);
    assertThat(report.variant()).isEqualTo("raw-mean");
    assertThat(report.k()).isNull();
  }

  @Test
  void stratified_sameSeed_givesTheSameReport() {
    Split split = SplitPlan.parse("stratified", 5).draw(Dataset.of(gallery));
    PrototypeProtocol protocol = new PrototypeProtocol(PrototypeVariant.CL2N);

    EvaluationReport report = protocol.run(gallery, split);

    assertThat(protocol.run(gallery, split)).isEqualTo(report);
    assertThat(report.seed()).isEqualTo(5);
    // One observation each of a and b; the only one of c stays a reference.
    assertThat(report.n()).isBetween(2, 3);
  }

  @Test
  void stratified_taxaOfOneObservationOnly_isRefusedWithTheReason(@TempDir Path other) {
    try (GalleryWriter writer = GalleryWriter.open(other, ENCODER)) {
      put(writer, "a1", "a1", "a", 0);
      put(writer, "b1", "b1", "b", 90);
      writer.commit();
    }
    try (Gallery lonely = Gallery.open(other)) {
      Dataset data = Dataset.of(lonely);
      assertThatThrownBy(() -> SplitPlan.parse("stratified", 1).draw(data))
          .isInstanceOf(DatasetException.class)
          .hasMessageContaining("stratified")
          .hasMessageContaining("2 observations");
    }
  }

  @Test
  void kFold_twoRounds_reportsEachAndAllTogether() {
    EvaluationReport report = new KnnProtocol(1).run(gallery, split("k-fold,folds=2"));

    // All but c1, whose observation is the only one of its taxon.
    assertThat(report.n()).isEqualTo(6);
    assertThat(report.rounds()).hasSize(2);
    assertThat(report.toTable()).contains("rounds       2, accuracy");
  }

  @Test
  void run_splitOfAnotherGallery_isRefusedWithTheRows(@TempDir Path other) {
    try (GalleryWriter writer = GalleryWriter.open(other, ENCODER)) {
      put(writer, "a1", "a-first", "a", 0);
      put(writer, "z9", "z", "a", 50);
      writer.commit();
    }
    try (Gallery smaller = Gallery.open(other)) {
      Split split = split("stratified");
      assertThatThrownBy(() -> new KnnProtocol(1).run(smaller, split))
          .isInstanceOf(DatasetException.class)
          .hasMessageContaining("6 rows name photos that it lacks: a2, a3")
          .hasMessageContaining("no row: z9");
    }
  }

  private Split split(String rule) {
    return SplitPlan.parse(rule, 1).draw(Dataset.of(gallery));
  }

  private static void put(
      GalleryWriter writer, String image, String observation, String taxon, double degrees) {
    var photo =
        ReferencePhoto.bare(
            image, observation, Taxon.labelled(taxon), image + ".jpg", "0".repeat(64));
    double angle = Math.toRadians(degrees);
    writer.put(photo, Embedding.of((float) Math.cos(angle), (float) Math.sin(angle)), new byte[0]);
  }
}
