package naja.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The page in a real browser: what a visitor sees and can do. Screenshots are left in
/// `target/screenshots`.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ServerPageIT {
  private static final Path SCREENSHOTS = Path.of("target/screenshots");

  private Path photos;
  private RunningServer running;
  private Browser browser;
  private BrowserTab tab;

  @BeforeAll
  void start(@TempDir Path folder) throws IOException, InterruptedException {
    browser = Browser.start(Files.createDirectory(folder.resolve("profile")));
    photos = Files.createDirectory(folder.resolve("photos"));
    Files.write(photos.resolve("red.png"), ColourGallery.png(210, 30, 20));
    Files.write(photos.resolve("also red.png"), ColourGallery.png(230, 20, 20));
    Files.writeString(photos.resolve("text.png"), "not a photo");
    Path gallery = folder.resolve("gallery");
    ColourGallery.write(gallery);
    running = RunningServer.on(gallery);
    running.awaitReady();
  }

  @AfterAll
  void stop() {
    if (running != null) {
      running.close();
    }
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
  @CsvSource({"1440, 900, false", "390, 844, false", "390, 844, true", "320, 640, false"})
  void page_photoChosen_showsTheWholeAnswerOnAnyScreen(int width, int height, boolean dark)
      throws IOException {
    visit(width, height, dark);
    ask("red.png", "also red.png");
    tab.await("[...document.querySelectorAll('.evidence img')].every(i => i.complete)");

    assertThat(text(".danger h3")).isEqualTo("Danger cannot be ruled out");
    assertThat(text(".species")).isEqualTo("Ruber ruber");
    assertThat(text(".ranking li:first-child")).contains("Ruber ruber", "Red one", "venomous");
    assertThat(text(".danger .nearest")).contains("Ruber ruber");
    assertThat(tab.evaluate("document.querySelectorAll('.previews li').length").intValue())
        .isEqualTo(2);
    assertThat(text("#status")).startsWith("Danger cannot be ruled out.");
    assertThat(tab.evaluate("document.documentElement.scrollWidth <= innerWidth").booleanValue())
        .isTrue();
    tab.screenshot(SCREENSHOTS.resolve("answer-%d%s.png".formatted(width, dark ? "-dark" : "")));
    assertThat(strings(resource("contrast.js"))).isEmpty();
    assertThat(tab.complaints()).isEmpty();
  }

  @Test
  void page_atFirst_saysWhatItKnowsAndWhatItIsFor() throws IOException {
    visit(1440, 900, false);
    tab.await("document.getElementById('service').textContent.includes('9 reference photos')");

    assertThat(text("#service")).contains("3 taxa", "encoder fake on cpu");
    assertThat(text(".welcome .caution")).contains("Never touch");
    tab.screenshot(SCREENSHOTS.resolve("welcome-1440.png"));
    assertThat(strings(resource("contrast.js"))).isEmpty();
    assertThat(tab.complaints()).isEmpty();
  }

  @Test
  void page_unreadablePhoto_isNamedAndCanBeTakenAway() throws IOException {
    visit(1440, 900, true);
    tab.choose("#files", photos.resolve("text.png"), photos.resolve("red.png"));
    tab.await("document.querySelector('.problem')");

    assertThat(text(".problem")).contains("A photo cannot be used", "text.png");
    assertThat(text(".refused")).contains("text.png");
    tab.screenshot(SCREENSHOTS.resolve("problem-1440-dark.png"));
    assertThat(strings(resource("contrast.js"))).isEmpty();
    tab.evaluate("document.querySelector('.refused button').click()");
    tab.await("document.querySelector('.species')");
    assertThat(text(".species")).isEqualTo("Ruber ruber");
  }

  @Test
  void page_startOver_isAsAtFirst() {
    visit(1440, 900, false);
    ask("red.png");
    tab.evaluate("document.getElementById('clear').click()");

    tab.await("document.querySelector('.welcome')");
    assertThat(tab.evaluate("document.querySelector('.danger') === null").booleanValue()).isTrue();
    assertThat(tab.evaluate("document.activeElement.id").stringValue()).isEqualTo("files");
  }

  @Test
  void page_everyControl_hasANameAndEveryPictureWords() {
    visit(390, 844, false);
    ask("red.png");

    assertThat(
            strings(
                """
                [...document.querySelectorAll("button, summary, input, a")]
                    .filter(e => !(e.textContent.trim() || e.labels?.length || e.ariaLabel))
                    .map(e => e.outerHTML)\
                """))
        .isEmpty();
    assertThat(strings("[...document.querySelectorAll('img:not([alt])')].map(e => e.outerHTML)"))
        .isEmpty();
  }

  @Test
  void danger_threeVerdicts_differInWordsIconAndColour() {
    visit(1440, 900, false);
    List<String> banners =
        strings(
            """
            import("/answer.js").then(({ showAnswer }) =>
              ["venomous", "cannot_rule_out", "likely_harmless"].map((verdict) => {
                const place = document.getElementById("result");
                showAnswer(place, {
                  verdict: "unknown", images: 1, results: [], evidence: [],
                  danger: { verdict, reason: "because", nearest_venomous: null },
                  scorers_agree: false, scorer: "prototype", encoder: "fake", provider: "cpu",
                  gallery: { generation: 1, photos: 9 }, milliseconds: { total: 1 } });
                const banner = place.querySelector(".danger");
                return [banner.querySelector("h3").textContent,
                  banner.querySelector("path").getAttribute("d"),
                  getComputedStyle(banner).backgroundColor].join("|");
              }))\
            """);

    assertThat(banners).hasSize(3);
    for (int part = 0; part < 3; part++) {
      int at = part;
      assertThat(banners).extracting(banner -> banner.split("\\|", 3)[at]).doesNotHaveDuplicates();
    }
    assertThat(banners.get(1)).doesNotContainIgnoringCase("harmless");
  }

  private void visit(int width, int height, boolean dark) {
    tab.viewport(width, height, dark);
    tab.go(running.server.address());
  }

  private void ask(String... names) {
    tab.choose("#files", List.of(names).stream().map(photos::resolve).toArray(Path[]::new));
    tab.await("document.querySelector('.species')");
  }

  private String text(String selector) {
    return tab.evaluate("document.querySelector('" + selector + "').textContent").stringValue();
  }

  private List<String> strings(String expression) {
    return StreamSupport.stream(tab.evaluate(expression).spliterator(), false)
        .map(node -> node.stringValue())
        .toList();
  }

  private static String resource(String name) throws IOException {
    try (InputStream stream =
        Objects.requireNonNull(ServerPageIT.class.getResourceAsStream(name), name)) {
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
