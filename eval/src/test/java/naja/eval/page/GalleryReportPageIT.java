package naja.eval.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import naja.eval.dataset.Dataset;
import naja.eval.protocol.EvaluationRecord;
import naja.eval.protocol.GallerySurvey;
import naja.eval.protocol.ScatteredGallery;
import naja.eval.report.GalleryReport;
import naja.eval.split.SplitPlan;
import naja.gallery.Gallery;
import naja.identify.IdentifierSettings;
import naja.testkit.Browser;
import naja.testkit.BrowserTab;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The report in a real browser. Screenshots are left in `target/screenshots`.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class GalleryReportPageIT {
  private Path page;
  private GalleryReport report;
  private Browser browser;
  private BrowserTab tab;

  @BeforeAll
  void write(@TempDir Path folder) throws IOException, InterruptedException {
    browser = Browser.start(Files.createDirectory(folder.resolve("profile")));
    try (Gallery gallery = ScatteredGallery.write(folder.resolve("gallery"), 0.1)) {
      report =
          new GallerySurvey(
                  IdentifierSettings.DEFAULT,
                  new EvaluationRecord("naja eval report", "2026-11-21"),
                  new GallerySurvey.Build("0.1.0", "unknown"),
                  _ -> {})
              .report(
                  gallery,
                  SplitPlan.parse("leave-one-observation-out", 42).draw(Dataset.of(gallery)),
                  42);
      new GalleryReportPage(GalleryReportPage.PHOTO_BUDGET)
          .write(folder.resolve("report"), gallery, report);
    }
    page = folder.resolve("report/report.html");
  }

  @AfterAll
  void stop() {
    if (browser != null) {
      browser.close();
    }
  }

  @BeforeEach
  void open() throws IOException, InterruptedException {
    tab = browser.tab();
  }

  @AfterEach
  void close() {
    tab.close();
  }

  @ParameterizedTest
  @CsvSource({"1440, 900, false", "1440, 900, true", "390, 844, false", "320, 640, true"})
  void page_anyScreen_showsEverySectionAndAsksForNothing(int width, int height, boolean dark)
      throws IOException {
    visit(width, height, dark);

    assertThat(tab.strings("[...document.querySelectorAll('section')].map(s => s.id)"))
        .containsExactly(
            "summary",
            "protocols",
            "support",
            "species",
            "confusions",
            "danger",
            "reliability",
            "map",
            "examples",
            "leaks",
            "provenance");
    assertThat(tab.evaluate("document.documentElement.scrollWidth <= innerWidth").booleanValue())
        .isTrue();
    assertThat(tab.lowContrasts()).isEmpty();
    assertThat(tab.requests()).containsExactly(page.toUri().toString());
    assertThat(tab.complaints()).isEmpty();
    tab.screenshot(
        Path.of("target/screenshots/report-%d%s.png".formatted(width, dark ? "-dark" : "")));
  }

  @Test
  void cards_topOne_isTheNumberOfTheReport() {
    visit(1440, 900, false);

    assertThat(text(".cards b"))
        .isEqualTo(String.format("%.1f %%", 100 * report.evaluation().top1().value()));
    assertThat(text("#protocols tbody td"))
        .startsWith(String.format("%.2f %%", 100 * report.protocols().getFirst().top1()));
    assertThat(text("#summary .lead")).contains(report.calibration().fittedOn());
    assertThat(text("#reliability .lead")).contains("over 180 answers");
  }

  @Test
  void species_filterAndSort_answerToTheKeyboardsEvents() {
    visit(1440, 900, false);
    assertThat(count("#taxa tbody tr")).isEqualTo(6);

    tab.evaluate(
        "(() => { const s = document.querySelector('#venom'); s.value = 'yes'; s.dispatchEvent(new Event('change')); })()");
    assertThat(
            tab.strings(
                "[...document.querySelectorAll('#taxa tbody th .binomial')].map(e => e.textContent)"))
        .containsExactlyInAnyOrder("viper", "cobra");
    tab.evaluate("document.querySelector('#taxa thead button').click()");
    assertThat(text("#taxa tbody th .binomial")).isEqualTo("cobra");
    tab.evaluate("document.querySelector('#taxa thead button').click()");
    assertThat(text("#taxa tbody th .binomial")).isEqualTo("viper");
  }

  @Test
  void map_arrowKeys_goFromPhotoToPhoto() {
    visit(1440, 900, false);
    tab.evaluate("document.querySelector('#map svg').focus()");
    tab.press("ArrowRight");
    String first = text("#map .tip code");
    tab.press("ArrowRight");

    assertThat(text("#map .tip code")).isNotEqualTo(first);
    assertThat(
            tab.evaluate("document.querySelector('#map .tip img').naturalWidth > 0").booleanValue())
        .isTrue();
    tab.press("Escape");
    assertThat(tab.evaluate("document.querySelector('#map .tip').hidden").booleanValue()).isTrue();
  }

  @Test
  void confusions_zoomed_showsLessOfTheMatrix() {
    visit(1440, 900, false);
    double before = side();
    tab.evaluate("document.querySelector('#confusions .tools button').click()");

    assertThat(side()).isGreaterThan(before);
  }

  @Test
  void danger_everyCase_showsThePhotoAndWhatItWasTakenFor() {
    visit(1440, 900, false);

    assertThat(count("#danger article")).isEqualTo(report.dangerous().size()).isPositive();
    assertThat(count("#danger article img")).isEqualTo(2 * report.dangerous().size());
  }

  @Test
  void page_everyControl_hasANameAndEveryPictureWords() {
    visit(390, 844, false);

    assertThat(
            tab.strings(
                """
                [...document.querySelectorAll("button, summary, input, select, a")]
                    .filter(e => !(e.textContent.trim() || e.labels?.length || e.ariaLabel))
                    .map(e => e.outerHTML)\
                """))
        .isEmpty();
    assertThat(
            tab.strings("[...document.querySelectorAll('img:not([alt])')].map(e => e.outerHTML)"))
        .isEmpty();
  }

  private double side() {
    return tab.evaluate("Number(document.querySelector('#confusions .hit').getAttribute('width'))")
        .doubleValue();
  }

  private int count(String selector) {
    return tab.evaluate("document.querySelectorAll('%s').length".formatted(selector)).intValue();
  }

  private String text(String selector) {
    return tab.evaluate("document.querySelector('" + selector + "').textContent").stringValue();
  }

  private void visit(int width, int height, boolean dark) {
    tab.viewport(width, height, dark);
    tab.go(page.toUri());
    tab.await("document.querySelector('main')");
  }
}
