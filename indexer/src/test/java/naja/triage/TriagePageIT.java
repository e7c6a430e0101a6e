package naja.triage;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import naja.gallery.Gallery;
import naja.testkit.Chromium;
import naja.testkit.Visit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The page as a browser shows it. Screenshots are left in `target/screenshots`.
final class TriagePageIT {
  private static final Color THUMBNAIL = new Color(255, 0, 255);

  @TempDir private Path folder = Path.of("");

  @Test
  void browser_pageOfHostileValues_showsThumbnailsWithoutAComplaint() throws IOException {
    try (Gallery gallery =
        TriageFolderTest.hostile().thumbnails(THUMBNAIL).write(folder.resolve("gallery"))) {
      TriageReport report = new Triage(gallery, TriageSettings.DEFAULT).run();
      TriageFolder.write(folder, gallery, report, 40);
    }
    try (Chromium chromium = Chromium.start();
        Visit visit = visit(chromium, folder.resolve(TriageFolder.PAGE))) {
      assertThat(visit.complaints()).isEmpty();
      assertThat(thumbnailPixels(visit.screenshot("triage"))).isGreaterThan(64 * 64);
    }
  }

  /// That the test above can fail.
  @Test
  void browser_pageThatComplains_isHeard() throws IOException {
    Path page = Files.writeString(folder.resolve("bad.html"), "<script>nothing()</script>");
    try (Chromium chromium = Chromium.start();
        Visit visit = visit(chromium, page)) {
      assertThat(visit.complaints()).singleElement().asString().contains("nothing is not defined");
      assertThat(thumbnailPixels(visit.screenshot("triage-bad"))).isZero();
    }
  }

  private static Visit visit(Chromium chromium, Path page) {
    return chromium.visit(page.toUri(), 1200, 2400, false).at("");
  }

  private static int thumbnailPixels(Path screenshot) throws IOException {
    BufferedImage picture = ImageIO.read(screenshot.toFile());
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
