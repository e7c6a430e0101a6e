package naja.testkit;

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

/// One visitor of a page, and everything that the page asks for and complains about meanwhile.
public final class Visit implements AutoCloseable {
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
  private final List<String> requests = new ArrayList<>();
  private final Page page;

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
    page.onRequest(request -> {
      if (!request.url().startsWith("data:")) {
        requests.add(request.url());
      }
    });
  }

  private static String axe() {
    return resource("/META-INF/resources/webjars/axe-core/%s/axe.min.js".formatted(AXE));
  }

  private static String resource(String name) {
    try (InputStream stream = Objects.requireNonNull(Visit.class.getResourceAsStream(name), name)) {
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(name, e);
    }
  }

  /// Opens a view: empty, or what stands behind the `#` of its address.
  public Visit at(String view) {
    page.navigate(address + view);
    return this;
  }

  /// The page itself, for what a visitor does.
  public Page page() {
    return page;
  }

  /// The text of the first element that fits.
  public String text(String selector) {
    return Objects.requireNonNull(page.locator(selector).first().textContent(), selector);
  }

  /// Every element that fits.
  public Locator all(String selector) {
    return page.locator(selector);
  }

  /// Waits until a script is true, for 20 seconds at most. Playwright's own way evaluates text
  /// within the page, which the page's policy forbids.
  public void await(String expression) {
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
  public boolean fitsTheScreen() {
    int width = page.viewportSize().width;
    return isTrue("Math.max(document.documentElement.scrollWidth, innerWidth) <= " + width);
  }

  /// What the page wrote to its console as an error, threw, or was forbidden.
  public List<String> complaints() {
    return List.copyOf(complaints);
  }

  /// The addresses that the page asked for, its own among them, `data:` ones left out.
  public List<String> requests() {
    return List.copyOf(requests);
  }

  /// What axe calls serious or critical.
  public List<String> seriousViolations() {
    return strings(SERIOUS);
  }

  /// Texts with too little contrast, also on bars and pictures, where axe does not judge.
  public List<String> faintTexts() {
    return strings(resource("/naja/testkit/contrast.js"));
  }

  /// The strings of a script that is a list.
  public List<String> strings(String script) {
    return ((List<?>) Objects.requireNonNull(page.evaluate(script)))
        .stream().map(String::valueOf).toList();
  }

  /// Saves the whole page as a picture, with the photos that load only when scrolled to.
  ///
  /// @return the file, in `target/screenshots`
  public Path screenshot(String name) {
    page.evaluate("document.querySelectorAll('img').forEach((image) => image.loading = 'eager')");
    await("[...document.images].every((image) => image.complete)");
    Path file = SCREENSHOTS.resolve(name + ".png");
    page.screenshot(new Page.ScreenshotOptions().setPath(file).setFullPage(true));
    return file;
  }

  @Override
  public void close() {
    context.close();
  }
}
