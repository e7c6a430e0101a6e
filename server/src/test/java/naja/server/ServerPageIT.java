package naja.server;

import static naja.server.ServedPage.ask;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import naja.testkit.Visit;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The page in a real browser: what a visitor sees and can do when asking about photos. Screenshots
/// are left in `target/screenshots`.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ServerPageIT {
  private Path photos;
  private Path red;
  @AutoClose private ServedPage served;

  @BeforeAll
  void start(@TempDir Path folder) throws IOException, InterruptedException {
    photos = Files.createDirectory(folder.resolve("photos"));
    red = Files.write(photos.resolve("red.png"), ColourGallery.png(210, 30, 20));
    Files.write(photos.resolve("also 'red'.png"), ColourGallery.png(230, 20, 20));
    Files.writeString(photos.resolve("text.png"), "not a photo");
    Path gallery = folder.resolve("gallery");
    ColourGallery.write(gallery);
    served = ServedPage.of(gallery);
  }

  @ParameterizedTest
  @CsvSource({"1440, 900, false", "390, 844, false", "390, 844, true", "320, 640, false"})
  void page_photosChosen_showsTheWholeAnswerOnAnyScreen(int width, int height, boolean dark) {
    Visit page = ask(enter(width, height, dark), red, photos.resolve("also 'red'.png"));

    assertThat(page.text(".danger h3")).isEqualTo("Danger cannot be ruled out");
    assertThat(page.text(".headline .species")).isEqualTo("Ruber ruber");
    assertThat(page.text(".ranking li")).contains("Ruber ruber", "Red one", "venomous");
    assertThat(page.text(".danger .nearest")).contains("Ruber ruber");
    assertThat(page.all(".previews > li").count()).isEqualTo(2);
    assertThat(page.all(".yours img").count()).isEqualTo(2);
    assertThat(page.text(".evidence .credit")).isEqualTo("© nobody, CC0-1.0");
    assertThat(page.text("#status")).startsWith("Danger cannot be ruled out.");
    assertThat(page.fitsTheScreen()).isTrue();
    page.screenshot("answer-%d%s".formatted(width, dark ? "-dark" : ""));
    assertFlawless(page);
  }

  @Test
  void page_atFirst_saysWhatItKnowsAndWhatItIsFor() {
    Visit page = enter(1440, 900, false);
    page.await("document.getElementById('service').textContent.includes('9 reference photos')");

    assertThat(page.text("#service")).contains("3 taxa", "encoder fake on cpu");
    assertThat(page.text(".welcome .caution")).contains("Never touch");
    page.screenshot("welcome-1440");
    assertFlawless(page);
  }

  @Test
  void page_unreadablePhoto_isNamedAndCanBeTakenAway() {
    Visit page = enter(1440, 900, true);
    page.page().setInputFiles("#files", new Path[] {photos.resolve("text.png"), red});
    page.page().waitForSelector(".problem");

    assertThat(page.text(".problem")).contains("A photo cannot be used", "text.png");
    assertThat(page.text(".refused")).contains("text.png");
    page.screenshot("problem-1440-dark");
    assertThat(page.seriousViolations()).isEmpty();
    page.page().click(".refused button");
    page.page().waitForSelector(".headline .species");
    assertThat(page.text(".headline .species")).isEqualTo("Ruber ruber");
  }

  @Test
  void page_startOver_isAsAtFirst() {
    Visit page = ask(enter(1440, 900, false), red);
    page.page().click("#clear");

    page.page().waitForSelector(".welcome");
    assertThat(page.all(".danger").count()).isZero();
    assertThat(page.page().evaluate("document.activeElement.id")).isEqualTo("files");
  }

  @Test
  void page_withKeysAlone_leadsFromThePhotoToItsEvidenceAndBack() {
    Visit page = ask(enter(1440, 900, false), red);
    page.all(".ranking .who a").first().focus();
    page.page().keyboard().press("Tab");
    page.page().keyboard().press("Enter");
    page.page().waitForSelector("dialog[open]");
    page.await("document.querySelector('#zoom dl')?.textContent.includes('CHE')");

    assertThat(page.text("#zoom-place")).isEqualTo("1 of 3");
    page.page().keyboard().press("ArrowRight");
    assertThat(page.text("#zoom-place")).isEqualTo("2 of 3");
    page.screenshot("zoom-1440");
    assertThat(page.seriousViolations()).isEmpty();
    page.page().keyboard().press("Escape");
    assertThat(page.all("dialog[open]").count()).isZero();
    assertThat(page.page().evaluate("document.activeElement.className")).isEqualTo("photo");
  }

  @Test
  void filter_harmlessOnly_changesTheSpeciesAndNotTheDanger() {
    Visit page = ask(enter(1440, 900, false), red);
    String danger = page.text(".danger");
    page.page().click(".filters summary");
    page.page().selectOption("#filters select[name=venomous]", "no");
    page.await("document.querySelector('.headline .species')?.textContent === 'Viridis viridis'");

    assertThat(page.text(".danger")).isEqualTo(danger);
    assertThat(page.all(".ranking li.card").count()).isEqualTo(1);
    assertThat(page.text("#curl"))
        .startsWith("curl -F images=@red.png ")
        .contains("/v1/identify?venomous=no");
  }

  @Test
  void country_named_marksSpeciesFromElsewhereAndHidesThemOnlyWhenAsked() {
    Visit page = ask(enter(1440, 900, false), red);
    page.page().click(".filters summary");
    page.page().selectOption("#filters select[name=country]", "CHE");
    page.page().waitForSelector(".elsewhere");

    assertThat(page.all(".ranking li.card").count()).isEqualTo(3);
    assertThat(page.text(".ranking li.card:has(.elsewhere)")).contains("Caeruleus mirus");
    page.page().check("#filters input[name=geo]");
    page.await("document.querySelectorAll('.ranking li.card').length === 2");
    assertThat(page.text("#curl")).contains("country=CHE&geo=filter");
    assertThat(page.complaints()).isEmpty();
  }

  @Test
  void photos_thatDisagree_areShownOneByOneAndMarked() throws IOException {
    Path green = Files.write(photos.resolve("green.png"), ColourGallery.png(10, 230, 10));
    Visit page = ask(enter(390, 844, false), red, green);

    assertThat(page.all(".per-photo > li").count()).isEqualTo(2);
    assertThat(page.text(".per-photo .disagrees")).contains("disagrees with the answer");
    page.screenshot("per-photo-390");
    assertThat(page.fitsTheScreen()).isTrue();
    assertThat(page.seriousViolations()).isEmpty();
  }

  @Test
  void curl_oddFileName_isQuotedForTheShell() {
    Visit page = ask(enter(1440, 900, false), photos.resolve("also 'red'.png"));

    assertThat(page.text("#curl")).contains("-F 'images=@also '\\''red'\\''.png'");
  }

  @Test
  void neighbours_askedFor_areShownNearestFirst() {
    Visit page = ask(enter(1440, 900, false), red);
    page.page().click("#neighbours button");
    page.page().waitForSelector("#neighbours .wall li");

    assertThat(page.all("#neighbours .wall li").count()).isEqualTo(9);
    List<Double> similarities =
        page.all("#neighbours .similarity").allTextContents().stream()
            .map(text -> Double.valueOf(text.replace("similarity ", "")))
            .toList();
    assertThat(similarities).isSortedAccordingTo((one, other) -> Double.compare(other, one));
  }

  @Test
  void danger_threeVerdicts_differInWordsIconAndColour() {
    Visit page = enter(1440, 900, false);
    List<String> banners =
        page.strings(
            """
            () => import("/danger.js").then(({ dangerBanner }) =>
              ["venomous", "cannot_rule_out", "likely_harmless"].map((verdict) => {
                const banner = dangerBanner(
                  { verdict, reason: "because", nearest_venomous: null }, "similarity");
                document.getElementById("result").replaceChildren(banner);
                return [banner.querySelector("h3").textContent,
                  banner.querySelector("path").getAttribute("d"),
                  getComputedStyle(banner).backgroundColor].join("|");
              }))
            """);

    assertThat(banners).hasSize(3);
    for (int part = 0; part < 3; part++) {
      int at = part;
      assertThat(banners).extracting(banner -> banner.split("\\|", 3)[at]).doesNotHaveDuplicates();
    }
    assertThat(banners.get(1)).doesNotContainIgnoringCase("harmless");
  }

  private Visit enter(int width, int height, boolean dark) {
    return served.enter("", width, height, dark);
  }

  private static void assertFlawless(Visit page) {
    assertThat(page.faintTexts()).isEmpty();
    assertThat(page.seriousViolations()).isEmpty();
    assertThat(page.complaints()).isEmpty();
  }
}
