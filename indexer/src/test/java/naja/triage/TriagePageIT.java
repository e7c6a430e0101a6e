package naja.triage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import naja.gallery.Gallery;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The page as a browser shows it.
final class TriagePageIT {
  private static final List<String> BROWSERS =
      List.of("chromium", "chromium-browser", "google-chrome", "google-chrome-stable");
  private static final Color THUMBNAIL = new Color(255, 0, 255);

  @TempDir private Path folder = Path.of("");

  @Test
  void browser_pageOfHostileValues_showsThumbnailsWithoutAComplaint()
      throws IOException, InterruptedException {
    try (Gallery gallery =
        TriageFolderTest.hostile().thumbnails(THUMBNAIL).write(folder.resolve("gallery"))) {
      TriageReport report = new Triage(gallery, TriageSettings.DEFAULT).run();
      TriageFolder.write(folder, gallery, report, 40);
    }
    Path page = folder.resolve(TriageFolder.PAGE);
    assertThat(complaints(page)).isEmpty();
    assertThat(thumbnailPixels()).isGreaterThan(64 * 64);
  }

  /// That the test above can fail.
  @Test
  void browser_pageThatComplains_isHeard() throws IOException, InterruptedException {
    Path page = Files.writeString(folder.resolve("bad.html"), "<script>nothing()</script>");
    assertThat(complaints(page)).singleElement().asString().contains("nothing is not defined");
    assertThat(thumbnailPixels()).isZero();
  }

  /// Opens a page, takes a picture of it, and returns what the browser's console said.
  private List<String> complaints(Path page) throws IOException, InterruptedException {
    Path log = folder.resolve("browser.log");
    List<String> command = new ArrayList<>(List.of(browser().toString()));
    command.addAll(
        List.of(
            "--headless",
            "--no-sandbox",
            "--disable-gpu",
            "--disable-dev-shm-usage",
            "--no-first-run",
            "--disable-background-networking",
            "--enable-logging=stderr",
            "--user-data-dir=" + folder.resolve("profile"),
            "--window-size=1200,2400",
            "--screenshot=" + folder.resolve("page.png"),
            page.toUri().toString()));
    Process process =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile()).start();
    try {
      assertThat(process.waitFor(120, TimeUnit.SECONDS)).as("the browser ended").isTrue();
    } finally {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
    }
    try (Stream<String> lines = Files.lines(log)) {
      return lines.filter(line -> line.contains("CONSOLE")).toList();
    }
  }

  private static Path browser() {
    var found =
        Stream.of(System.getenv("PATH").split(File.pathSeparator))
            .flatMap(place -> BROWSERS.stream().map(name -> Path.of(place, name)))
            .filter(Files::isExecutable)
            .findFirst();
    assumeTrue(found.isPresent(), "skipped: no Chromium on the PATH");
    return found.orElseThrow();
  }

  private int thumbnailPixels() throws IOException {
    BufferedImage picture = ImageIO.read(folder.resolve("page.png").toFile());
    int pixels = 0;
    for (int y = 0; y < picture.getHeight(); y++) {
      for (int x = 0; x < picture.getWidth(); x++) {
        Color colour = new Color(picture.getRGB(x, y));
        boolean isThumbnail =
            colour.getRed() > 240 && colour.getGreen() < 15 && colour.getBlue() > 240;
        pixels += isThumbnail ? 1 : 0;
      }
    }
    return pixels;
  }
}
