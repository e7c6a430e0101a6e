package naja.eval.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import naja.eval.dataset.Dataset;
import naja.eval.protocol.EvaluationRecord;
import naja.eval.protocol.GallerySurvey;
import naja.eval.protocol.ScatteredGallery;
import naja.eval.protocol.ScratchGallery;
import naja.eval.protocol.Subject;
import naja.eval.report.GalleryReport;
import naja.eval.report.SourceFile;
import naja.eval.split.Split;
import naja.eval.split.SplitPlan;
import naja.gallery.Gallery;
import naja.identify.IdentifierSettings;
import naja.testkit.Chromium;
import naja.testkit.Visit;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The report in a real browser. Screenshots are left in `target/screenshots`.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class GalleryReportPageIT {
  private static final String[] SECTIONS = {
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
    "provenance"
  };
  private static final GallerySurvey SURVEY =
      new GallerySurvey(
          IdentifierSettings.DEFAULT,
          new EvaluationRecord("naja eval report", "2026-11-21"),
          new GallerySurvey.Build("0.1.0", "unknown"),
          _ -> {});

  private Path page;
  private Path pageOfFiles;
  private GalleryReport report;
  @AutoClose private Chromium chromium;

  @BeforeAll
  void write(@TempDir Path folder) throws IOException {
    chromium = Chromium.start();
    try (Gallery gallery = ScatteredGallery.write(folder.resolve("gallery"), 0.1)) {
      Dataset data = Dataset.of(gallery);
      Split split = SplitPlan.parse("leave-one-observation-out", 42).draw(data);
      report = SURVEY.report(gallery, split, 42);
      page = write(folder.resolve("report"), gallery, report);
      pageOfFiles = write(folder.resolve("files"), data, split);
    }
  }

  /// The page of the same data without their photos, as from a file.
  private static Path write(Path folder, Dataset data, Split split) {
    try (ScratchGallery scratch = ScratchGallery.of(data);
        Gallery gallery = Gallery.open(scratch.folder())) {
      var files = List.of(new SourceFile("snakes.npy", "0".repeat(64)));
      var subject = Subject.ofFiles(gallery, null, files);
      return write(folder, gallery, SURVEY.report(gallery, subject, split, 42));
    }
  }

  private static Path write(Path folder, Gallery gallery, GalleryReport report) {
    new GalleryReportPage(GalleryReportPage.PHOTO_BUDGET).write(folder, gallery, report);
    return folder.resolve("report.html");
  }

  @ParameterizedTest
  @CsvSource({"1440, 900, false", "1440, 900, true", "390, 844, false", "320, 640, true"})
  void page_anyScreen_showsEverySectionAndAsksForNothing(int width, int height, boolean dark) {
    try (Visit visit = visit(width, height, dark)) {
      assertThat(visit.strings("[...document.querySelectorAll('section')].map(s => s.id)"))
          .containsExactly(SECTIONS);
      assertThat(visit.fitsTheScreen()).isTrue();
      assertThat(visit.faintTexts()).isEmpty();
      assertThat(visit.seriousViolations()).isEmpty();
      assertThat(visit.requests()).containsExactly(page.toUri().toString());
      assertThat(visit.complaints()).isEmpty();
      visit.screenshot("report-%d%s".formatted(width, dark ? "-dark" : ""));
    }
  }

  @ParameterizedTest
  @CsvSource({"1440, 900", "390, 844"})
  void page_ofFiles_showsEverySectionAndNamesPhotosInPlaceOfPictures(int width, int height) {
    try (Visit visit = visit(pageOfFiles, width, height, false)) {
      assertThat(visit.strings("[...document.querySelectorAll('section')].map(s => s.id)"))
          .containsExactly(SECTIONS);
      assertThat(visit.text("#unpictured")).contains("without photos");
      assertThat(visit.all("img").count()).isZero();
      assertThat(visit.all("#danger article").count()).isEqualTo(report.dangerous().size());
      assertThat(visit.text("#danger article code"))
          .isEqualTo(report.dangerous().getFirst().imageId());
      assertThat(visit.text("#provenance dl"))
          .contains("snakes.npy, SHA-256 0000")
          .doesNotContain("generation");
      visit.page().focus("#map svg");
      visit.page().keyboard().press("ArrowRight");
      assertThat(visit.all("#map .tip code").count()).isOne();
      assertThat(visit.fitsTheScreen()).isTrue();
      assertThat(visit.faintTexts()).isEmpty();
      assertThat(visit.seriousViolations()).isEmpty();
      assertThat(visit.complaints()).isEmpty();
      visit.screenshot("report-files-%d".formatted(width));
    }
  }

  @Test
  void cards_topOne_isTheNumberOfTheReport() {
    try (Visit visit = visit(1440, 900, false)) {
      assertThat(visit.text(".cards b"))
          .isEqualTo(String.format("%.1f %%", 100 * report.evaluation().top1().value()));
      assertThat(visit.text("#protocols tbody td"))
          .startsWith(String.format("%.2f %%", 100 * report.protocols().getFirst().top1()));
      assertThat(visit.text("#summary .lead")).contains(report.calibration().fittedOn());
      assertThat(visit.text("#reliability .lead")).contains("over 180 answers");
    }
  }

  @Test
  void species_filterAndSort_answerToTheKeyboardsEvents() {
    try (Visit visit = visit(1440, 900, false)) {
      assertThat(visit.all("#taxa tbody tr").count()).isEqualTo(6);
      assertThat(
              visit.strings(
                  """
                  [...document.querySelectorAll("#taxa .meter i")].map(bar => \
                  (100 * bar.getBoundingClientRect().width / bar.parentElement.clientWidth).toFixed(1))\
                  """))
          .containsExactlyElementsOf(
              report.evaluation().taxa().stream()
                  .map(taxon -> taxon.recall().value())
                  .sorted()
                  .map(recall -> String.format(Locale.ROOT, "%.1f", 100 * recall))
                  .toList());

      visit.page().selectOption("#venom", "yes");
      assertThat(visit.all("#taxa tbody th .binomial").allTextContents())
          .containsExactlyInAnyOrder("viper", "cobra");
      visit.page().locator("#taxa thead button").first().click();
      assertThat(visit.text("#taxa tbody th .binomial")).isEqualTo("cobra");
      visit.page().locator("#taxa thead button").first().click();
      assertThat(visit.text("#taxa tbody th .binomial")).isEqualTo("viper");
    }
  }

  @Test
  void map_arrowKeys_goFromPhotoToPhoto() {
    try (Visit visit = visit(1440, 900, false)) {
      visit.page().focus("#map svg");
      visit.page().keyboard().press("ArrowRight");
      String first = visit.text("#map .tip code");
      visit.page().keyboard().press("ArrowRight");

      assertThat(visit.text("#map .tip code")).isNotEqualTo(first);
      visit.await("document.querySelector('#map .tip img').naturalWidth > 0");
      visit.page().keyboard().press("Escape");
      assertThat(visit.all("#map .tip").isVisible()).isFalse();
    }
  }

  @Test
  void confusions_zoomed_showsLessOfTheMatrix() {
    try (Visit visit = visit(1440, 900, false)) {
      double before = side(visit);
      visit.page().locator("#confusions .tools button").first().click();

      assertThat(side(visit)).isGreaterThan(before);
    }
  }

  @Test
  void danger_everyCase_showsThePhotoAndWhatItWasTakenFor() {
    try (Visit visit = visit(1440, 900, false)) {
      int cases = report.dangerous().size();

      assertThat(visit.all("#danger article").count()).isEqualTo(cases).isPositive();
      assertThat(visit.all("#danger article img").count()).isEqualTo(2 * cases);
    }
  }

  @Test
  void page_everyControl_hasANameAndEveryPictureWords() {
    try (Visit visit = visit(390, 844, false)) {
      assertThat(
              visit.strings(
                  """
                  [...document.querySelectorAll("button, summary, input, select, a")]
                      .filter(e => !(e.textContent.trim() || e.labels?.length || e.ariaLabel))
                      .map(e => e.outerHTML)\
                  """))
          .isEmpty();
      assertThat(
              visit.strings(
                  "[...document.querySelectorAll('img:not([alt])')].map(e => e.outerHTML)"))
          .isEmpty();
    }
  }

  private static double side(Visit visit) {
    return Double.parseDouble(visit.all("#confusions .hit").first().getAttribute("width"));
  }

  private Visit visit(int width, int height, boolean dark) {
    return visit(page, width, height, dark);
  }

  private Visit visit(Path report, int width, int height, boolean dark) {
    Visit visit = chromium.visit(report.toUri(), width, height, dark).at("");
    visit.page().waitForSelector("main");
    return visit;
  }
}
