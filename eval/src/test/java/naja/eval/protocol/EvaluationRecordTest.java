package naja.eval.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import naja.calibration.StoredEvaluation;
import naja.calibration.StoredEvaluation.TaxonRecord;
import naja.eval.dataset.Dataset;
import naja.eval.metric.ReliabilityCurve;
import naja.eval.report.EvaluationReport;
import naja.eval.split.Split;
import naja.eval.split.SplitPlan;
import naja.gallery.Gallery;
import naja.prototype.PrototypeVariant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EvaluationRecordTest {
  private static final EvaluationRecord RECORD =
      new EvaluationRecord("naja eval report", "2026-11-21");

  @TempDir private Path folder;
  private Gallery gallery;

  @BeforeEach
  void write() {
    gallery = ScatteredGallery.write(folder, 0.2);
  }

  @AfterEach
  void close() {
    gallery.close();
  }

  @Test
  void of_prototypes_hasTheNumbersOfTheProtocolsOwnReport() {
    var protocol = new PrototypeProtocol(PrototypeVariant.RAW_MEAN);
    Split split = SplitPlan.parse("stratified", 7).draw(Dataset.of(gallery));
    EvaluationReport expected = protocol.run(gallery, split);

    StoredEvaluation found =
        RECORD.of(
            protocol.examine(gallery, split),
            "prototype/raw-mean",
            new ReliabilityCurve(List.of()));

    assertThat(found.top1().value()).isEqualTo(expected.top1()).isLessThan(1);
    assertThat(found.top3().value()).isEqualTo(expected.top3());
    assertThat(found.macroF1().value()).isEqualTo(expected.macroF1());
    assertThat(found.photos()).isEqualTo(expected.n());
    assertThat(found.observations()).isEqualTo(expected.n() / 2);
    assertThat(found.split()).isEqualTo("stratified, seed 7");
    assertThat(found.top1().low()).isLessThan(found.top1().value());
    assertThat(found.top1().high()).isGreaterThan(found.top1().value());
    assertThat(found.taxa().stream().mapToInt(TaxonRecord::right).sum())
        .isEqualTo(expected.correct());
    assertThat(found.reliability().bins()).isEmpty();
  }

  @Test
  void of_reliability_isTakenOver() {
    ReliabilityCurve curve =
        ReliabilityCurve.of(new double[] {0.95, 0.96}, new boolean[] {true, false});
    var examined =
        new PrototypeProtocol(PrototypeVariant.RAW_MEAN)
            .examine(
                gallery, SplitPlan.parse("leave-one-observation-out", 7).draw(Dataset.of(gallery)));

    StoredEvaluation found = RECORD.of(examined, "prototype/raw-mean", curve);

    assertThat(found.reliability().ece()).isEqualTo(curve.expectedCalibrationError());
    assertThat(found.reliability().bins()).hasSize(1);
  }
}
