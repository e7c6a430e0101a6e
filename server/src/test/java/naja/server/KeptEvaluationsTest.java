package naja.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import naja.calibration.Fitted;
import naja.calibration.StoredEvaluation;
import naja.gallery.Gallery;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeptEvaluationsTest {
  private final KeptEvaluations evaluations = new KeptEvaluations();

  @Test
  void evaluation_fileAsItWas_isReadOnce(@TempDir Path folder) throws IOException {
    ColourGallery.write(folder);
    BrowseRoutesTest.keepEvaluation(folder);
    Path file = folder.resolve(StoredEvaluation.FILE);
    try (Gallery gallery = Gallery.open(folder)) {
      Fitted<StoredEvaluation> first = evaluations.of(gallery);
      assertThat(first.value()).isPresent();
      assertThat(evaluations.of(gallery)).isSameAs(first);

      Files.writeString(file, Files.readString(file) + "\n");
      assertThat(evaluations.of(gallery)).isEqualTo(first).isNotSameAs(first);
      Files.delete(file);
      assertThat(evaluations.of(gallery)).isInstanceOf(Fitted.Absent.class);
    }
  }

  @Test
  void evaluation_newCommit_isComparedWithIt(@TempDir Path folder) {
    ColourGallery.write(folder);
    BrowseRoutesTest.keepEvaluation(folder);
    try (Gallery before = Gallery.open(folder)) {
      assertThat(evaluations.of(before).value()).isPresent();
    }
    ColourGallery.add(folder, "late.png", ColourGallery.RED, ColourGallery.png(9, 9, 9));
    try (Gallery now = Gallery.open(folder)) {
      assertThat(evaluations.of(now))
          .isInstanceOfSatisfying(
              Fitted.Served.class, served -> assertThat(served.stale()).isTrue());
    }
  }
}
