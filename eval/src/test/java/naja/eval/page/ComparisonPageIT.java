package naja.eval.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import naja.eval.dataset.Dataset;
import naja.eval.protocol.EncodingTime;
import naja.eval.protocol.EvaluationRecord;
import naja.eval.protocol.GalleryComparison;
import naja.eval.protocol.GalleryComparison.Contestant;
import naja.eval.protocol.GallerySurvey;
import naja.eval.protocol.ScatteredGallery;
import naja.eval.report.ComparisonReport;
import naja.eval.split.SplitPlan;
import naja.gallery.Gallery;
import naja.testkit.Chromium;
import naja.testkit.Visit;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The comparison in a real browser. Screenshots are left in `target/screenshots`.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ComparisonPageIT {
  private Path page;
  private ComparisonReport report;
  @AutoClose private Chromium chromium;

  @BeforeAll
  void write(@TempDir Path folder) throws IOException {
    chromium = Chromium.start();
    try (Gallery near = ScatteredGallery.write(folder.resolve("near"), 0.05);
        Gallery far = ScatteredGallery.write(folder.resolve("far"), 0.8)) {
      report =
          new GalleryComparison(
                  new EvaluationRecord("naja eval compare", "2026-11-21"),
                  new GallerySurvey.Build("0.1.0", "unknown"),
                  _ -> {})
              .compare(
                  List.of(
                      new Contestant("near", near, Optional.of(new EncodingTime(9.5, "cpu"))),
                      new Contestant("far", far, Optional.of(new EncodingTime(40, "cpu")))),
                  SplitPlan.parse("leave-one-observation-out", 42).draw(Dataset.of(near)),
                  42);
    }
    ComparisonPage.write(folder.resolve("comparison"), report);
    page = folder.resolve("comparison/comparison.html");
  }

  @ParameterizedTest
  @CsvSource({"1440, 900, false", "390, 844, true"})
  void page_anyScreen_showsEverySectionAndAsksForNothing(int width, int height, boolean dark) {
    try (Visit visit = visit(width, height, dark)) {
      assertThat(visit.strings("[...document.querySelectorAll('section')].map(s => s.id)"))
          .containsExactly("summary", "protocols", "differences", "speed", "leaks", "provenance");
      assertThat(visit.fitsTheScreen()).isTrue();
      assertThat(visit.faintTexts()).isEmpty();
      assertThat(visit.seriousViolations()).isEmpty();
      assertThat(visit.requests()).containsExactly(page.toUri().toString());
      assertThat(visit.complaints()).isEmpty();
      visit.screenshot("comparison-%d%s".formatted(width, dark ? "-dark" : ""));
    }
  }

  @Test
  void protocols_otherScoreChosen_showsThatScoreOfTheReport() {
    try (Visit visit = visit(1440, 900, false)) {
      visit.page().selectOption("#score", "3");

      double macroF1 = report.protocols().getFirst().scores().getLast().get(3).value();
      assertThat(visit.text("#protocols tbody td:last-child"))
          .startsWith(String.format(Locale.ROOT, "%.2f %%", 100 * macroF1));
    }
  }

  private Visit visit(int width, int height, boolean dark) {
    Visit visit = chromium.visit(page.toUri(), width, height, dark).at("");
    visit.page().waitForSelector("main");
    return visit;
  }
}
