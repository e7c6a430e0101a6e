package naja.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import naja.gallery.Gallery;
import naja.gallery.GalleryManifest;
import naja.gallery.GalleryRewrite;
import naja.gallery.GalleryWriter;
import naja.gallery.IndexFormat;
import naja.gallery.MeasuredRecall;
import naja.gallery.VectorCode;
import naja.tuning.Measurement;
import naja.tuning.Tuning;
import naja.tuning.TuningPlan;
import naja.tuning.TuningReport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TuningTest {
  private static final int DIMENSION = 64;
  private static final int PHOTOS = 4_000;
  private static final int ALL = 5_000;
  private static final Duration LONG = Duration.ofMinutes(5);

  @TempDir private Path folder = Path.of("");
  private ClusteredPhotos photos = new ClusteredPhotos(1, 0, 1);

  @BeforeEach
  void write() {
    photos = new ClusteredPhotos(DIMENSION, PHOTOS, 29);
    try (GalleryWriter writer = GalleryWriter.open(folder, ClusteredPhotos.encoder(DIMENSION))) {
      photos.write(writer, 1);
    }
  }

  @Test
  void run_beamAsWideAsTheGallery_findsEverything() {
    TuningReport report = tune(new TuningPlan(40, 100, 0.99, List.of(100, ALL), List.of(), LONG));
    assertThat(report.measurements()).extracting(Measurement::beam).containsExactly(100, ALL);
    Measurement narrow = report.measurements().getFirst();
    Measurement wide = report.measurements().getLast();
    assertThat(wide.recall()).isEqualTo(1);
    assertThat(narrow.recall()).isBetween(0.3, 0.9999);
    assertThat(wide.p50()).isPositive().isLessThanOrEqualTo(wide.p99());
    assertThat(wide.size().vectors()).isEqualTo(4L * DIMENSION * segmentSize());
    assertThat(wide.size().codes()).isZero();
    assertThat(wide.size().graph()).isPositive();
  }

  @Test
  void run_severalBeams_recommendsTheNarrowestThatReachesTheTarget() {
    TuningReport report =
        tune(new TuningPlan(40, 10, 0.97, List.of(10, 60, 200, ALL), List.of(), LONG));
    Measurement best = report.recommended().orElseThrow();
    assertThat(best.recall()).isGreaterThanOrEqualTo(0.97);
    assertThat(report.measurements())
        .filteredOn(each -> each.beam() < best.beam())
        .allMatch(each -> each.recall() < 0.97);
  }

  @Test
  void run_otherFormats_triesThemWithoutTheQueriesAndLeavesNoTrace() throws IOException {
    GalleryManifest before = manifest();
    IndexFormat int8 = new IndexFormat(VectorCode.INT8, 8, 50);
    List<String> progress = new ArrayList<>();
    TuningPlan plan =
        new TuningPlan(20, 5, 0.9, List.of(100), List.of(IndexFormat.DEFAULT, int8), LONG);

    TuningReport report = new Tuning(plan, progress::add).run(folder);

    assertThat(report.measurements()).hasSize(2);
    Measurement trial = report.measurements().getLast();
    assertThat(trial.own()).isFalse();
    assertThat(trial.format()).isEqualTo(int8);
    assertThat(trial.recall()).isGreaterThan(0.9);
    assertThat(trial.size().codes()).isPositive();
    assertThat(trial.size().vectors()).isLessThanOrEqualTo(4L * DIMENSION * (PHOTOS - 20));
    assertThat(report.recommended().orElseThrow().own()).isTrue();
    assertThat(progress).anyMatch(line -> line.contains("int8, m 8, beam 50"));
    assertThat(manifest()).isEqualTo(before);
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files).noneMatch(file -> file.getFileName().toString().startsWith("tuning"));
    }
  }

  @Test
  void run_noTime_saysWhatWasLeftOut() {
    TuningReport report =
        tune(
            new TuningPlan(
                5,
                5,
                0.9,
                List.of(50),
                List.of(IndexFormat.DEFAULT.withLinks(8)),
                Duration.ofNanos(1)));
    assertThat(report.measurements()).hasSize(1);
    assertThat(report.notices()).singleElement().asString().contains("m 8").contains("--minutes");
  }

  @Test
  void record_applied_isServedAndStaysUntilTheGalleryIsRewritten() {
    TuningReport report = tune(new TuningPlan(20, 10, 0.9, List.of(60, 300), List.of(), LONG));
    Measurement best = report.measurements().getLast();
    GalleryManifest before = manifest();
    Tuning.record(folder, report, best, true);

    assertThat(manifest().searchBeam()).isEqualTo(300);
    assertThat(manifest().generation()).isEqualTo(before.generation());
    MeasuredRecall kept = manifest().recall();
    assertThat(kept).isNotNull();
    assertThat(kept.recall()).isEqualTo(best.recall());
    assertThat(kept.generation()).isEqualTo(before.generation());
    try (Gallery gallery = Gallery.open(folder)) {
      assertThat(gallery.beam().width(1)).isEqualTo(300);
    }

    var photo = photos.photos().getFirst();
    try (GalleryWriter writer = GalleryWriter.open(folder, ClusteredPhotos.encoder(DIMENSION))) {
      writer.put(photo.photo(), photo.embedding(), new byte[0]);
    }
    assertThat(manifest().generation()).isEqualTo(before.generation() + 1);
    assertThat(manifest().searchBeam()).isEqualTo(300);
    assertThat(manifest().recall()).isEqualTo(kept);

    GalleryRewrite.run(folder, IndexFormat.DEFAULT);
    assertThat(manifest().searchBeam()).isNull();
    assertThat(manifest().recall()).isNull();
  }

  @Test
  void record_notApplied_keepsTheBeam() {
    TuningReport report = tune(new TuningPlan(20, 10, 0.9, List.of(60), List.of(), LONG));
    Tuning.record(folder, report, report.measurements().getFirst(), false);
    assertThat(manifest().searchBeam()).isNull();
    assertThat(manifest().recall()).isNotNull();
  }

  @Test
  void plan_outOfRange_isRefusedWithTheBound() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new TuningPlan(0, 10, 0.9, List.of(10), List.of(), LONG))
        .withMessage("queries must be between 1 and 10000, got 0");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new TuningPlan(1, 10, 1.5, List.of(10), List.of(), LONG))
        .withMessageContaining("got 1.5");
  }

  private TuningReport tune(TuningPlan plan) {
    return new Tuning(plan, _ -> {}).run(folder);
  }

  private GalleryManifest manifest() {
    try (Gallery gallery = Gallery.open(folder)) {
      return gallery.manifest();
    }
  }

  /// Replaced vectors stay in the segment until it is merged.
  private static int segmentSize() {
    return PHOTOS + PHOTOS / 20;
  }
}
