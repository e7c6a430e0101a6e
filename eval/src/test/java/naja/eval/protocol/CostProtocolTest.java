package naja.eval.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import naja.calibration.CalibrationFit;
import naja.eval.dataset.Dataset;
import naja.eval.report.CostReport;
import naja.eval.report.ScoredReport;
import naja.eval.split.SplitPlan;
import naja.gallery.Gallery;
import naja.identify.IdentifierSettings;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A viper with a harmless mimic that nobody can tell from it: calling both a viper costs 2 for
/// every mimic, guessing costs 5 for every viper that is missed.
class CostProtocolTest {
  private static final CostProtocol PROTOCOL =
      new CostProtocol(IdentifierSettings.DEFAULT, 1000, CalibrationFit.PRIOR);

  @TempDir private Path folder;
  private Gallery gallery;

  @BeforeEach
  void write() {
    gallery = ScatteredGallery.write(folder, 0.02);
  }

  @AfterEach
  void close() {
    gallery.close();
  }

  @Test
  void run_mimicBesideTheViper_costsLessByExpectedCost() {
    CostReport report = run("leave-one-observation-out");
    assertThat(report.results()).extracting(ScoredReport::n).containsOnly(90);
    assertThat(report.results())
        .extracting(ScoredReport::variant)
        .containsExactly("prototype/raw-mean/argmax", "prototype/raw-mean/expected-cost");
    var track2 = report.gains().get(1);
    assertThat(track2.name()).isEqualTo("track2");
    assertThat(track2.a()).isLessThan(track2.b());
    assertThat(report.toTable()).contains("expected-cost less argmax", "track1", "track2");
    assertThat(report.results().getFirst().scores().get(2).name()).isEqualTo("accuracy");
    assertThat(report.results().getFirst().scores().get(2).value())
        .as("in percent, as a submission is scored")
        .isBetween(50.0, 100.0);
    assertThat(report.toTable()).contains("macro_f1, accuracy and rates in percent");
  }

  @Test
  void run_sameSplit_givesTheSameReport() {
    assertThat(run("stratified")).isEqualTo(run("stratified"));
  }

  private CostReport run(String rule) {
    return PROTOCOL.run(gallery, SplitPlan.parse(rule, 5).draw(Dataset.of(gallery)), _ -> {});
  }
}
