package naja.eval.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import naja.eval.dataset.Dataset;
import naja.eval.dataset.DatasetException;
import naja.eval.protocol.GalleryComparison.Contestant;
import naja.eval.report.ComparisonReport;
import naja.eval.report.ComparisonReport.Entrant;
import naja.eval.report.ComparisonReport.Pair;
import naja.eval.report.ComparisonReport.ProtocolRow;
import naja.eval.split.Split;
import naja.eval.split.SplitPlan;
import naja.gallery.Gallery;
import naja.gallery.GalleryWriter;
import naja.gallery.PhotoSelection;
import naja.prototype.PrototypeVariant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Two galleries of the same photos, in one of which mimic and viper lie nearer to each other.
class GalleryComparisonTest {
  @TempDir private Path folder;
  private Gallery near;
  private Gallery far;
  private Split split;

  @BeforeEach
  void write() {
    near = ScatteredGallery.write(folder.resolve("near"), 0.05);
    far = ScatteredGallery.write(folder.resolve("far"), 0.8);
    split = SplitPlan.parse("leave-one-observation-out", 42).draw(Dataset.of(near));
  }

  @AfterEach
  void close() {
    near.close();
    far.close();
  }

  @Test
  void compare_everyScore_isTheOneOfTheProtocolItself() {
    ComparisonReport report = compare(near, far);

    assertThat(report.protocols()).hasSize(6).extracting(ProtocolRow::best).containsOnly("far");
    assertThat(report.protocols().getFirst().scores())
        .containsExactly(
            new PrototypeProtocol(PrototypeVariant.RAW_MEAN).run(near, split).scores(),
            new PrototypeProtocol(PrototypeVariant.RAW_MEAN).run(far, split).scores());
    assertThat(report.provenance().splitSha256()).isEqualTo(split.sha256());
    assertThat(report.provenance().asked()).isEqualTo(180);
  }

  @Test
  void compare_betterGallery_isDistinctAtEveryProtocol() {
    ComparisonReport report = compare(near, far);

    for (Pair pair : report.differences()) {
      var top1 = pair.scores().getFirst();
      assertThat(pair.a()).isEqualTo("far");
      assertThat(top1.low()).as(pair.variant()).isPositive();
      assertThat(top1.a() - top1.b()).isBetween(top1.low(), top1.high());
    }
    assertThat(report.entrants()).extracting(Entrant::aggregate).containsExactly(0.0, 1.0);
  }

  @Test
  void compare_galleryWithItself_findsNoDifference() {
    ComparisonReport report = compare(near, near);

    assertThat(report.entrants()).extracting(Entrant::aggregate).containsOnlyNulls();
    assertThat(report.differences())
        .allSatisfy(pair ->
            assertThat(pair.scores())
                .allSatisfy(score -> {
                  assertThat(score.a()).isCloseTo(score.b(), within(0.0));
                  assertThat(score.isDistinct()).isFalse();
                }));
  }

  @Test
  void compare_otherPhotos_isRefusedNamingThem() {
    far.close();
    try (GalleryWriter writer =
        GalleryWriter.open(folder.resolve("far"), near.manifest().encoder())) {
      writer.delete(PhotoSelection.ofImages(List.of("viper3", "viper4")));
      writer.commit();
    }
    far = Gallery.open(folder.resolve("far"));

    assertThatThrownBy(() -> compare(near, far))
        .isInstanceOf(DatasetException.class)
        .hasMessageContaining("far does not hold the photos of")
        .hasMessageContaining("it lacks 2 photos (viper3, viper4)");
    assertThatThrownBy(() -> compare(far, near))
        .isInstanceOf(DatasetException.class)
        .hasMessageContaining("it has 2 more (viper3, viper4)");
  }

  @Test
  void commonPhotos_galleriesThatDiffer_areComparedOnWhatBothHold() {
    far.close();
    try (GalleryWriter writer =
        GalleryWriter.open(folder.resolve("far"), near.manifest().encoder())) {
      writer.delete(PhotoSelection.ofImages(List.of("viper3", "viper4")));
      writer.commit();
    }
    far = Gallery.open(folder.resolve("far"));

    try (CommonPhotos common =
        CommonPhotos.of(
            List.of(
                new Contestant("near", near, near.manifest(), Optional.empty(), 5_000_000L),
                new Contestant("far", far, Optional.empty())))) {
      Split drawn =
          SplitPlan.parse("stratified", 42)
              .draw(Dataset.of(common.contestants().getFirst().gallery()));
      ComparisonReport report = comparison().compare(common.contestants(), drawn, 42);

      assertThat(common.photos()).isEqualTo(178);
      assertThat(report.provenance().photos()).isEqualTo(178);
      assertThat(report.entrants().getFirst().generation()).isEqualTo(near.manifest().generation());
      assertThat(report.entrants().getFirst().weightsBytes()).isEqualTo(5_000_000L);
      assertThat(report.toTable()).contains("weights 5.0 MB");
    }
    assertThat(near.manifest().photos()).isEqualTo(180);
  }

  @Test
  void compare_oneGalleryTwice_isRefused() {
    var contestant = new Contestant("near", near, Optional.empty());

    assertThatThrownBy(() -> comparison().compare(List.of(contestant, contestant), split, 42))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("2 or more different galleries, got [near, near]");
  }

  private ComparisonReport compare(Gallery first, Gallery second) {
    return comparison()
        .compare(
            List.of(
                new Contestant("near", first, Optional.empty()),
                new Contestant("far", second, Optional.of(new EncodingTime(12.5, "cpu")))),
            split,
            42);
  }

  private static GalleryComparison comparison() {
    return new GalleryComparison(
        new EvaluationRecord("naja eval compare", "2026-11-21"),
        new GallerySurvey.Build("0.1.0", "unknown"),
        _ -> {});
  }
}
