package naja.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import naja.collection.ImageFolderReader;
import naja.collection.TaxaReader;
import naja.encoder.EncoderOptions;
import naja.encoder.Encoders;
import naja.encoder.ImageEncoder;
import naja.encoder.Pooling;
import naja.indexer.Indexer;
import naja.indexer.IndexerSettings;
import naja.indexer.ProgressListener;
import naja.testkit.Chromium;
import naja.testkit.TestData;
import naja.testkit.Visit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The page over real photos and a real encoder: a tulip that the gallery has not seen.
class FlowersPageIT {
  private static final int PER_SPECIES = 5;

  @TempDir private Path folder;

  @Test
  void page_realPhoto_namesTheFlowerAndShowsItsKind() throws IOException, InterruptedException {
    Path flowers = TestData.require("images/flowers17");
    var encoders = new Encoders(folder.resolve("home"));
    encoders.add(
        TestData.require("models/vit-tiny"),
        "vit-tiny",
        Optional.of("cls_embedding"),
        Optional.of(Pooling.NONE));
    try (Chromium chromium = Chromium.start();
        ImageEncoder encoder = encoders.open("vit-tiny", EncoderOptions.indexing("cpu"))) {
      Path unseen = copySome(flowers, folder.resolve("some"));
      new Indexer(encoder, IndexerSettings.DEFAULT, ProgressListener.silent())
          .index(
              new ImageFolderReader(folder.resolve("some")),
              new TaxaReader(flowers.resolve("species.csv")).read(),
              folder.resolve("gallery"));
      look(chromium, encoder, unseen);
    }
  }

  private void look(Chromium chromium, ImageEncoder encoder, Path unseen)
      throws InterruptedException {
    try (RunningServer running =
            RunningServer.on(
                folder.resolve("gallery"), encoder, ServerSettings.DEFAULT.at("127.0.0.1", 0));
        Visit page = chromium.visit(running.server.address(), 1440, 900, false)) {
      running.awaitReady();
      ServedPage.ask(page.at(""), unseen);

      assertThat(page.text(".ranking li .who")).containsIgnoringCase("tulip");
      page.screenshot("flowers-answer-1440");
      page.at("#/map").page().waitForSelector("#map-frame:not([hidden])");
      page.screenshot("flowers-map-1440");
      assertThat(page.complaints()).isEmpty();
    }
  }

  /// Copies some photos of every species, and gives back one of a tulip that is not among them.
  private static Path copySome(Path from, Path to) throws IOException {
    for (Path species : sorted(from).filter(Files::isDirectory).toList()) {
      Path target = Files.createDirectories(to.resolve(species.getFileName()));
      for (Path photo : sorted(species).limit(PER_SPECIES).toList()) {
        Files.copy(photo, target.resolve(photo.getFileName()));
      }
    }
    return sorted(from.resolve("08_tulip")).skip(PER_SPECIES).findFirst().orElseThrow();
  }

  private static Stream<Path> sorted(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return List.copyOf(files.sorted().toList()).stream();
    }
  }
}
