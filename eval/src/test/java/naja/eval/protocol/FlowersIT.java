package naja.eval.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Optional;
import naja.calibration.CalibrationFit;
import naja.collection.ImageFolderReader;
import naja.collection.TaxaReader;
import naja.encoder.EncoderOptions;
import naja.encoder.Encoders;
import naja.encoder.ImageEncoder;
import naja.encoder.Pooling;
import naja.eval.dataset.Dataset;
import naja.eval.report.CalibrationReport;
import naja.eval.report.DangerReport;
import naja.eval.report.EvaluationReport;
import naja.eval.split.Split;
import naja.eval.split.SplitPlan;
import naja.gallery.Gallery;
import naja.identify.IdentifierSettings;
import naja.indexer.Indexer;
import naja.indexer.IndexerSettings;
import naja.indexer.ProgressListener;
import naja.prototype.PrototypeVariant;
import naja.testkit.TestData;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// 1,360 photos of 17 flowers, embedded by a small vision transformer: from files to numbers that
/// were computed independently in another language.
class FlowersIT {
  @TempDir private static Path folder;
  private static Gallery gallery;

  @BeforeAll
  static void index() {
    Path images = TestData.require("images/flowers17");
    Encoders encoders = new Encoders(folder.resolve("home"));
    encoders.add(
        TestData.require("models/vit-tiny"),
        "vit-tiny",
        Optional.of("cls_embedding"),
        Optional.of(Pooling.NONE));
    try (ImageEncoder encoder = encoders.open("vit-tiny", EncoderOptions.indexing("cpu"))) {
      new Indexer(encoder, IndexerSettings.DEFAULT, ProgressListener.silent())
          .index(
              new ImageFolderReader(images),
              new TaxaReader(images.resolve("species.csv")).read(),
              folder.resolve("gallery"));
    }
    gallery = Gallery.open(folder.resolve("gallery"));
  }

  @AfterAll
  static void close() {
    if (gallery != null) {
      gallery.close();
    }
  }

  @Test
  void knn_oneNeighbourLeaveOneOut_equalsTheReference() {
    EvaluationReport report = new KnnProtocol(1).run(gallery, leaveOneOut());

    assertThat(report.n()).isEqualTo(1360);
    assertThat(report.correct()).isBetween(1331, 1333);
  }

  @Test
  void prototypes_rawMeanLeaveOneOut_equalTheReference() {
    EvaluationReport report =
        new PrototypeProtocol(PrototypeVariant.RAW_MEAN).run(gallery, leaveOneOut());

    assertThat(report.correct()).isBetween(1337, 1339);
    assertThat(report.top3() * 1360).isBetween(1356.5, 1359.5);
    assertThat(report.top5() * 1360).isBetween(1357.5, 1360.5);
  }

  private static Split leaveOneOut() {
    return SplitPlan.parse("leave-one-out", 0).draw(Dataset.of(gallery));
  }

  @Test
  void danger_calibrated_isCautiousWithPoisonousPlantsAndUsefulForOthers() {
    var calibration =
        new CalibrationProtocol(IdentifierSettings.DEFAULT, 5000, CalibrationFit.PRIOR);
    var danger = new DangerProtocol(IdentifierSettings.DEFAULT, 5000, CalibrationFit.PRIOR);

    CalibrationReport calibrated = calibration.run(gallery);
    DangerReport report = danger.run(gallery, _ -> {});

    assertThat(calibrated.ece()).isLessThan(0.035);
    assertThat(report.heldOut().n()).isEqualTo(720);
    assertThat(report.heldOut().rate()).isLessThan(0.01);
    assertThat(report.closed().getFirst().truth()).isEqualTo("yes");
    assertThat(report.closed().getFirst().likelyHarmless().rate()).isLessThan(0.005);
    assertThat(report.closed().get(1).truth()).isEqualTo("no");
    assertThat(report.closed().get(1).likelyHarmless().rate()).isGreaterThan(0.45);
  }
}
