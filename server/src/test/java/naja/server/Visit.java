package naja.server;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// One visitor of the page, and everything that the page complains about meanwhile.
final class Visit implements AutoCloseable {
  private static final String AXE = "4.6.3";
  private static final Path SCREENSHOTS = Path.of("target/screenshots");

  /// What axe calls serious or critical, with the elements that it found.
  private static final String SERIOUS =
      """
      () => axe.run(document, { resultTypes: ["violations"] }).then(({ violations }) => violations
        .filter(({ impact }) => impact === "serious" || impact === "critical")
        .map(({ id, help, nodes }) =>
          `${id}: ${help}: ${nodes.map((node) => node.html).join(" | ")}`))
      """;

  private final BrowserContext context;
  private final String address;
  private final List<String> complaints = new ArrayList<>();
  final Page page;

  Visit(Browser browser, String address, int width, int height, boolean dark) {
    this.address = address;
    var options = new Browser.NewContextOptions();
    options.setViewportSize(width, height).setIsMobile(width < 600).setHasTouch(width < 600);
    options.setColorScheme(dark ? ColorScheme.DARK : ColorScheme.LIGHT);
    context = browser.newContext(options);
    context.addInitScript(axe());
    page = context.newPage();
    page.onConsoleMessage(message -> {
      if (message.type().equals("error")) {
        complaints.add(message.text());
      }
    });
    page.onPageError(complaints::add);
  }

  private static String axe() {
    return resource("/META-INF/resources/webjars/axe-core/%s/axe.min.js".formatted(AXE));
  }

  static String resource(String name) {
    try (InputStream stream = Objects.requireNonNull(Visit.class.getResourceAsStream(name), name)) {
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(name, e);
    }
  }

  /// Opens a view: empty, or what stands behind the `#` of its address.
  Visit at(String view) {
    page.navigate(address + view);
    return this;
  }

  /// Chooses photos and waits for the answer.
  Visit ask(Path... photos) {
    page.setInputFiles("#files", photos);
    page.waitForSelector("#result .species");
    return this;
  }

  /// The text of the first element that fits.
  String text(String selector) {
    return Objects.requireNonNull(page.locator(selector).first().textContent(), selector);
  }

  Locator all(String selector) {
    return page.locator(selector);
  }

  /// Waits until a script is true, for 20 seconds at most. Playwright's own way evaluates text
  /// within the page, which the page's policy forbids.
  void await(String expression) {
    for (int i = 0; i < 400 && !isTrue(expression); i++) {
      page.waitForTimeout(50);
    }
    if (!isTrue(expression)) {
      throw new AssertionError("never true: " + expression + "; the page said " + complaints);
    }
  }

  private boolean isTrue(String expression) {
    return (Boolean) Objects.requireNonNull(page.evaluate("Boolean(" + expression + ")"));
  }

  /// Whether nothing is wider than the screen; a phone would otherwise show the page smaller.
  boolean fitsTheScreen() {
    int width = page.viewportSize().width;
    return isTrue("Math.max(document.documentElement.scrollWidth, innerWidth) <= " + width);
  }

  /// What the page wrote to its console as an error, threw, or was forbidden.
  List<String> complaints() {
    return List.copyOf(complaints);
  }

  List<String> seriousViolations() {
    return strings(page.evaluate(SERIOUS));
  }

  /// Texts with too little contrast, also on bars and pictures, where axe does not judge.
  List<String> faintTexts() {
    return strings(page.evaluate(resource("/naja/testkit/contrast.js")));
  }

  static List<String> strings(@Nullable Object value) {
    return ((List<?>) Objects.requireNonNull(value)).stream().map(String::valueOf).toList();
  }

  /// Saves the whole page as a picture, with the photos that load only when scrolled to.
  void screenshot(String name) {
    page.evaluate("document.querySelectorAll('img').forEach((image) => image.loading = 'eager')");
    await("[...document.images].every((image) => image.complete)");
    var options = new Page.ScreenshotOptions();
    options.setPath(SCREENSHOTS.resolve(name + ".png"));
    page.screenshot(options.setFullPage(true));
  }

  @Override
  public void close() {
    context.close();
  }
}
