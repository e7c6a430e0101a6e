package naja.testkit;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import java.io.File;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// The system's Chromium, headless, driven by Playwright; nothing is downloaded.
public final class Chromium implements AutoCloseable {
  private static final List<String> NAMES =
      List.of("chromium", "chromium-browser", "google-chrome", "google-chrome-stable");

  private final Playwright playwright;
  private final Browser browser;

  private Chromium(Playwright playwright, Browser browser) {
    this.playwright = playwright;
    this.browser = browser;
  }

  /// Starts the Chromium on the PATH; a test is skipped by name where there is none.
  public static Chromium start() {
    Optional<Path> found = find();
    assumeTrue(found.isPresent(), "skipped: no Chromium on the PATH");
    var options = new Playwright.CreateOptions();
    options.setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1"));
    Playwright playwright = Playwright.create(options);
    var launch = new BrowserType.LaunchOptions();
    launch.setExecutablePath(found.get()).setArgs(List.of("--no-sandbox"));
    return new Chromium(playwright, playwright.chromium().launch(launch));
  }

  private static Optional<Path> find() {
    return Stream.of(System.getenv("PATH").split(File.pathSeparator))
        .flatMap(folder -> NAMES.stream().map(name -> Path.of(folder, name)))
        .filter(Files::isExecutable)
        .findFirst();
  }

  /// A new visitor with a screen of this size.
  ///
  /// @param address where the visitor's views are
  public Visit visit(URI address, int width, int height, boolean dark) {
    return new Visit(browser, address.toString(), width, height, dark);
  }

  @Override
  public void close() {
    browser.close();
    playwright.close();
  }
}
