package naja.eval.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import naja.calibration.CalibrationFit;
import naja.eval.report.DangerReport;
import naja.gallery.Gallery;
import naja.identify.IdentifierSettings;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DangerProtocolTest {
  private static final int ALL = 1000;

  @TempDir private Path folder;
  private Gallery gallery;

  @BeforeEach
  void write() {
    gallery = ScatteredGallery.write(folder, 0.25);
  }

  @AfterEach
  void close() {
    gallery.close();
  }

  @Test
  void run_asksAboutEveryPhoto_byTheStatusOfItsTaxon() {
    DangerReport report = run(0.01);

    assertThat(line(report, "yes").likelyHarmless().n()).isEqualTo(60);
    assertThat(line(report, "no").likelyHarmless().n()).isEqualTo(90);
    assertThat(line(report, "unknown").likelyHarmless().n()).isEqualTo(30);
    assertThat(report.heldOut().n()).isEqualTo(60);
    assertThat(report.heldOutTaxa())
        .extracting(DangerReport.TaxonLine::taxonId)
        .containsExactlyInAnyOrder("viper", "cobra");
  }

  @Test
  void run_verdictsOfAStatus_areSharesOfAll() {
    assertThat(run(0.01).closed())
        .allSatisfy(line ->
            assertThat(
                    line.venomous().hits()
                        + line.cannotRuleOut().hits()
                        + line.likelyHarmless().hits())
                .isEqualTo(line.venomous().n()));
  }

  @Test
  void run_statusUnknown_isNeverCalledHarmless() {
    assertThat(line(run(1), "unknown").likelyHarmless().hits()).isZero();
  }

  @Test
  void run_noDoubtAllowed_callsNothingHarmless() {
    DangerReport report = run(0);

    assertThat(line(report, "no").likelyHarmless().hits()).isZero();
    assertThat(report.heldOut().hits()).isZero();
  }

  @Test
  void run_lessCaution_callsMoreHarmlessRightlyAndWrongly() {
    DangerReport cautious = run(0.01);
    DangerReport reckless = run(1);

    assertThat(line(cautious, "yes").likelyHarmless().hits()).isZero();
    assertThat(line(reckless, "no").likelyHarmless().hits())
        .isGreaterThan(line(cautious, "no").likelyHarmless().hits());
    // A viper that nobody indexed passes for the mimic beside it when every doubt is allowed.
    assertThat(reckless.heldOut().hits()).isGreaterThan(cautious.heldOut().hits());
  }

  @Test
  void run_tellsWhatItDoes() {
    List<String> told = new ArrayList<>();

    new DangerProtocol(IdentifierSettings.DEFAULT, ALL, CalibrationFit.PRIOR)
        .run(gallery, told::add);

    assertThat(told)
        .containsExactly("closed set", "without cobra (1 of 2)", "without viper (2 of 2)");
  }

  @Test
  void run_priorOfOne_isRefused() {
    assertThatThrownBy(() -> new DangerProtocol(IdentifierSettings.DEFAULT, ALL, 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("prior must be above 0 and below 1, got 1.0");
  }

  private DangerReport run(double harmlessMass) {
    var defaults = IdentifierSettings.DEFAULT;
    var settings =
        new IdentifierSettings(
            defaults.scorer(),
            defaults.variant(),
            defaults.neighbours(),
            defaults.temperature(),
            defaults.limit(),
            defaults.ambiguousMargin(),
            harmlessMass,
            true);
    return new DangerProtocol(settings, ALL, CalibrationFit.PRIOR).run(gallery, _ -> {});
  }

  private static DangerReport.Line line(DangerReport report, String truth) {
    return report.closed().stream()
        .filter(line -> line.truth().equals(truth))
        .findFirst()
        .orElseThrow();
  }
}
