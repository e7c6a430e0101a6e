package naja.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Route;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import naja.gallery.Taxon;
import naja.gallery.Venomous;
import naja.testkit.Visit;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Species, map and quality in a real browser. Screenshots are left in `target/screenshots`.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BrowsePageIT {
  private static final String MARKUP = "<img src=x onerror=\"document.title='broken'\">";

  @AutoClose private ServedPage served;

  @BeforeAll
  void start(@TempDir Path folder) throws InterruptedException {
    ColourGallery.write(folder);
    var odd = new Taxon("odd/id & more", MARKUP, MARKUP, null, null, Venomous.UNKNOWN);
    ColourGallery.add(folder, "odd.png", odd, ColourGallery.png(120, 120, 10));
    BrowseRoutesTest.keepEvaluation(folder);
    served = ServedPage.of(folder);
  }

  @ParameterizedTest
  @CsvSource({
    "species, 1440, 900, false",
    "species, 390, 844, true",
    "map, 1440, 900, true",
    "map, 390, 844, false",
    "quality, 1440, 900, false",
    "quality, 390, 844, true"
  })
  void view_onAnyScreen_fitsAndIsAccessible(String view, int width, int height, boolean dark) {
    Visit page = served.enter("#/" + view, width, height, dark);
    page.page()
        .waitForSelector(
            switch (view) {
              case "species" -> "#species-list li";
              case "map" -> "#map-frame:not([hidden])";
              default -> "#quality-result .tiles";
            });

    assertThat(page.fitsTheScreen()).isTrue();
    page.screenshot("%s-%d%s".formatted(view, width, dark ? "-dark" : ""));
    assertThat(page.faintTexts()).isEmpty();
    assertThat(page.seriousViolations()).isEmpty();
    assertThat(page.complaints()).isEmpty();
  }

  @Test
  void species_searchedAndOpened_showsPhotosWithLicencesAndLookAlikes() {
    Visit page = served.enter("#/species", 1440, 900, false);
    page.page().fill("#species-search input", "GREEN");
    page.await("document.querySelectorAll('#species-list li').length === 1");
    page.page().click("#species-list a");
    page.page().waitForSelector(".alike li");

    assertThat(page.text("#species-one .species")).isEqualTo("Viridis viridis");
    assertThat(page.all("#species-one .evidence li").count()).isEqualTo(3);
    assertThat(page.text("#species-one .credit")).isEqualTo("© nobody, CC0-1.0");
    assertThat(page.all(".alike li").count()).isEqualTo(3);
    assertThat(page.text(".portrait")).contains("not venomous", "3 reference photos");
    assertThat(page.page().title()).contains("Green one");
    page.screenshot("one-species-1440");
    assertThat(page.seriousViolations()).isEmpty();
    page.page().goBack();
    page.page().waitForSelector("#species-index:not([hidden])");
    assertThat(page.complaints()).isEmpty();
  }

  @Test
  void species_leftBeforeItsAnswerCame_changesNothingElsewhere() {
    Visit page = served.enter("#/quality", 1440, 900, false);
    page.page().waitForSelector("#quality-result .tiles");
    List<Route> held = new ArrayList<>();
    page.page().route("**/v1/taxa/t-red", held::add);
    page.page().evaluate("location.hash = '#/species/t-red'");
    page.page().waitForCondition(() -> !held.isEmpty());
    page.page().evaluate("location.hash = '#/quality'");
    page.page().waitForResponse("**/v1/taxa/t-red", () -> held.getFirst().resume());
    page.page().waitForTimeout(50);

    assertThat(page.page().title()).isEqualTo("Quality · Naja");
    assertThat(page.complaints()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"#/species/50%25%, species-one", "#/constructor, view-identify"})
  void address_thatNoLinkLeadsTo_leavesAPageThatWorks(String address, String shown) {
    Visit page = served.enter(address, 390, 844, false);
    page.page().waitForSelector("#%s:not([hidden])".formatted(shown));

    page.await("document.getElementById('service').textContent.includes('reference photos')");
    if (shown.equals("species-one")) {
      page.await("document.getElementById('species-one').textContent.includes('50%')");
    }
  }

  @Test
  void species_thatWasMeasured_tellsRecallAndConfusions() {
    Visit page = served.enter("#/species/t-red", 390, 844, false);
    page.page().waitForSelector(".measured");

    assertThat(page.text(".measured")).contains("50.0 %", "25.0 % to 75.0 %", "4 photos");
    assertThat(page.text(".confusions")).contains("Viridis viridis", "not venomous", "2 photos");
  }

  @Test
  void species_namedInMarkup_isShownAsText() {
    Visit page = served.enter("#/species/odd%2Fid%20%26%20more", 390, 844, false);
    page.page().waitForSelector("#species-one .species");

    assertThat(page.text("#species-one .species")).isEqualTo(MARKUP);
    assertThat(page.all("img[src=x]").count()).isZero();
    assertThat(page.page().title()).isNotEqualTo("broken");
    assertThat(page.fitsTheScreen()).isTrue();
    assertThat(page.complaints()).isEmpty();
  }

  @Test
  void map_withKeysAlone_goesFromPhotoToPhotoAndOpensOne() {
    Visit page = served.enter("#/map", 1440, 900, false);
    page.page().waitForSelector("#map-frame:not([hidden])");
    page.page().focus("#map");
    page.page().keyboard().press("ArrowRight");
    page.await("document.getElementById('map-said').textContent !== ''");
    String first = page.text("#map-card");
    for (String key : new String[] {"ArrowLeft", "ArrowUp", "ArrowDown", "ArrowRight", "+"}) {
      page.page().keyboard().press(key);
    }
    page.page().keyboard().press("0");
    page.page().keyboard().press("ArrowRight");
    page.page().keyboard().press("Enter");
    page.page().waitForSelector("dialog[open] #zoom-title");

    assertThat(first).containsAnyOf("Ruber", "Viridis", "Caeruleus", MARKUP);
    page.page().keyboard().press("Escape");
    assertThat(page.page().evaluate("document.activeElement.id")).isEqualTo("map");
    assertThat(page.complaints()).isEmpty();
  }

  @Test
  void map_pointedAt_showsThePhotoThere() {
    Visit page = served.enter("#/map", 1440, 900, false);
    page.page().waitForSelector("#map-frame:not([hidden])");
    page.page().selectOption("#map-taxon", "t-red");
    page.page().focus("#map");
    page.page().keyboard().press("ArrowRight");
    var box = page.all("#map-card").boundingBox();
    page.page().mouse().move(box.x - 200, 20);
    page.page().mouse().move(box.x - 14, box.y - 14);

    assertThat(page.text("#map-card")).contains("Ruber ruber", "venomous");
    assertThat(page.all("#map-card img").getAttribute("src")).startsWith("/v1/images/red/");
  }

  @Test
  void quality_measured_showsIntervalsAndDangerousConfusions() {
    Visit page = served.enter("#/quality", 1440, 900, false);
    page.page().waitForSelector(".tiles");

    assertThat(page.text(".tiles")).contains("First answer right", "50.0 %", "25.0 % to 75.0 %");
    assertThat(page.text(".confusions"))
        .contains("Ruber ruber", "Viridis viridis", "2 of 4 photos");
    assertThat(page.text("#quality-result")).contains("naja eval report");
  }
}
