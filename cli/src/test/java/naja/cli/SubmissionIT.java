package naja.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import naja.calibration.Absence;
import naja.calibration.Calibration;
import naja.calibration.FittedFiles;
import naja.gallery.Gallery;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

/// Whole competition runs on drawn photos with the built-in encoder.
final class SubmissionIT {
  @TempDir Path folder;
  private final CommandLineRun naja = new CommandLineRun();

  @Test
  void submission_drawnSnakes_areAnsweredRowByRowAndScored() throws IOException {
    Path gallery = gallery();
    TintedPhotos.photo(folder.resolve("test/1.jpg"), "rust", 101);
    TintedPhotos.photo(folder.resolve("test/2.jpg"), "rust", 102);
    TintedPhotos.photo(folder.resolve("test/3.jpg"), "moss", 103);
    Files.writeString(folder.resolve("test/broken.jpg"), "no photo");
    Path queries =
        Files.writeString(
            folder.resolve("test/queries.csv"),
            """
            observation_id,image_path,class_id
            20,1.jpg,rust
            9,3.jpg,moss
            20,2.jpg,rust
            9,broken.jpg,moss
            """);
    Path output = folder.resolve("submission.csv");
    int exit =
        naja.run(
            "eval",
            "submission",
            "--queries",
            queries,
            "--gallery",
            gallery,
            "--output",
            output,
            "--format",
            "json");
    assertThat(exit).as(naja.err()).isEqualTo(3);
    assertThat(output).hasContent("observation_id,class_id\n20,rust\n9,moss\n");
    var report = JsonMapper.shared().readTree(naja.out());
    assertThat(report.get("photos").intValue()).isEqualTo(3);
    assertThat(report.get("failed").intValue()).isEqualTo(1);
    assertThat(report.get("scores").get(6).get("name").stringValue()).isEqualTo("track1");
    assertThat(report.get("scores").get(6).get("value").doubleValue()).isEqualTo(100);
    assertThat(naja.err()).contains("broken.jpg");
  }

  /// Where everything is about equally probable, the venomous class is the cheapest answer.
  @ParameterizedTest
  @ValueSource(strings = {"rust", "moss", "sky"})
  void submission_expectedCost_weighsByTheListsStatus(String venomous) throws IOException {
    Path indexed = gallery();
    try (Gallery gallery = Gallery.open(indexed)) {
      FittedFiles.of(gallery)
          .write(new Calibration("prototype/raw-mean", 1, new Absence(-50, 0, 0.03)));
    }
    TintedPhotos.photo(folder.resolve("test/1.jpg"), "moss", 7);
    Path queries =
        Files.writeString(
            folder.resolve("test/queries.csv"), "observation_id,image_path\n20,1.jpg\n");
    StringBuilder list = new StringBuilder("class_id,MIVS\n");
    for (String taxon : List.of("rust", "moss", "sky")) {
      list.append(taxon).append(taxon.equals(venomous) ? ",1\n" : ",0\n");
    }
    Path output = folder.resolve("submission.csv");

    int exit =
        naja.run(
            "eval",
            "submission",
            "--queries",
            queries,
            "--gallery",
            indexed,
            "--taxa",
            Files.writeString(folder.resolve("venomous_status_list.csv"), list),
            "--answer",
            "expected-cost",
            "--output",
            output);

    assertThat(exit).as(naja.err()).isZero();
    assertThat(output).hasContent("observation_id,class_id\n20,%s\n".formatted(venomous));
  }

  @Test
  void submission_truthOfMoreObservations_isRefusedBeforeAnythingIsWritten() throws IOException {
    Path gallery = gallery();
    TintedPhotos.photo(folder.resolve("test/1.jpg"), "moss", 7);
    Path queries =
        Files.writeString(
            folder.resolve("test/queries.csv"), "observation_id,image_path\n20,1.jpg\n");
    Path truth =
        Files.writeString(
            folder.resolve("truth.csv"), "observation_id,class_id\n20,moss\n21,rust\n");
    Path output = folder.resolve("submission.csv");

    int exit =
        naja.run(
            "eval",
            "submission",
            "--queries",
            queries,
            "--gallery",
            gallery,
            "--truth",
            truth,
            "--output",
            output);

    assertThat(exit).isEqualTo(1);
    assertThat(naja.err()).contains("1 observations of the truth have no answer: 21;");
    assertThat(output).doesNotExist();
  }

  @Test
  void submission_unknownRule_listsTheRules() {
    assertThat(
            naja.run(
                "eval",
                "submission",
                "--queries",
                "q.csv",
                "--gallery",
                "g",
                "--aggregate",
                "best"))
        .isEqualTo(2);
    assertThat(naja.err()).contains("mean-embedding | first-image | mode");
  }

  private Path gallery() throws IOException {
    naja.with("NAJA_HOME", folder.resolve("home"));
    TintedPhotos photos = TintedPhotos.draw(folder.resolve("train"));
    Path gallery = folder.resolve("gallery");
    assertThat(
            naja.run(
                "index",
                "--images",
                photos.images(),
                "--taxa",
                photos.species(),
                "--gallery",
                gallery))
        .as(naja.err())
        .isZero();
    return gallery;
  }
}
