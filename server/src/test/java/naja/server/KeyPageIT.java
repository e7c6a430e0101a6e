package naja.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import naja.server.access.AccessSettings;
import naja.server.access.KeyFile;
import naja.server.access.Permission;
import naja.testkit.Chromium;
import naja.testkit.FakeImageEncoder;
import naja.testkit.Visit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The page of a service that answers nobody without a key.
class KeyPageIT {
  @TempDir private Path folder;

  @Test
  void page_keyNeeded_asksForItUntilItIsRightAndShowsPhotosWithIt() throws InterruptedException {
    Path keys = folder.resolve("keys.txt");
    String key = new KeyFile(keys).add("museum", Permission.READ);
    Path gallery = folder.resolve("gallery");
    ColourGallery.write(gallery);
    var access = new AccessSettings(keys.toString(), false, 0, "", false, "", "");
    try (Chromium chromium = Chromium.start();
        RunningServer running =
            RunningServer.on(gallery, new FakeImageEncoder(), RunningServer.SETTINGS.with(access));
        Visit page = chromium.visit(running.server.address(), 390, 844, false)) {
      running.awaitReady();
      page.at("#/species");
      give(page, "wrong");
      page.await("document.getElementById('key-hint').textContent.includes('does not know')");
      give(page, key);
      page.page().waitForSelector("#species-list li");

      page.await(
          "[...document.querySelectorAll('#species-list img')].every((i) => i.naturalWidth)");
      assertThat(page.all("#species-list li").count()).isEqualTo(3);
      assertThat(page.all("#species-list img").first().getAttribute("src")).startsWith("blob:");
      assertThat(page.page().content()).doesNotContain(key);
    }
  }

  private static void give(Visit page, String key) {
    page.page().waitForSelector("dialog.key[open]");
    page.page().fill("dialog.key input", key);
    page.page().click("dialog.key button[value=use]");
  }
}
