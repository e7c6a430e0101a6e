package naja.eval.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
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
import naja.testkit.Browser;
import naja.testkit.BrowserTab;
import org.junit.jupiter.api.AfterAll;
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
  private Browser browser;

  @BeforeAll
  void write(@TempDir Path folder) throws IOException, InterruptedException {
    browser = Browser.start(Files.createDirectory(folder.resolve("profile")));
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

  @AfterAll
  void stop() {
    if (browser != null) {
      browser.close();
    }
  }

  @ParameterizedTest
  @CsvSource({"1440, 900, false", "390, 844, true"})
  void page_anyScreen_showsEverySectionAndAsksForNothing(int width, int height, boolean dark)
      throws IOException, InterruptedException {
    try (BrowserTab tab = visit(width, height, dark)) {
      assertThat(tab.strings("[...document.querySelectorAll('section')].map(s => s.id)"))
          .containsExactly("summary", "protocols", "differences", "speed", "provenance");
      assertThat(tab.evaluate("document.documentElement.scrollWidth <= innerWidth").booleanValue())
          .isTrue();
      assertThat(tab.lowContrasts()).isEmpty();
      assertThat(tab.requests()).containsExactly(page.toUri().toString());
      assertThat(tab.complaints()).isEmpty();
      tab.screenshot(
          Path.of("target/screenshots/comparison-%d%s.png".formatted(width, dark ? "-dark" : "")));
    }
  }

  @Test
  void protocols_otherScoreChosen_showsThatScoreOfTheReport()
      throws IOException, InterruptedException {
    try (BrowserTab tab = visit(1440, 900, false)) {
      tab.evaluate(
          "(() => { const s = document.querySelector('#score'); s.value = '3'; s.dispatchEvent(new Event('change')); })()");

      double macroF1 = report.protocols().getFirst().scores().getLast().get(3).value();
      assertThat(
              tab.evaluate("document.querySelector('#protocols tbody td:last-child').textContent")
                  .stringValue())
          .startsWith(String.format(Locale.ROOT, "%.2f %%", 100 * macroF1));
    }
  }

  private BrowserTab visit(int width, int height, boolean dark)
      throws IOException, InterruptedException {
    BrowserTab tab = browser.tab();
    tab.viewport(width, height, dark);
    tab.go(page.toUri());
    tab.await("document.querySelector('main')");
    return tab;
  }
}
