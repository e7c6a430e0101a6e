package naja.gallery;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PhotoCheckTest {
  @TempDir Path folder;

  private void put(String image, Taxon taxon) {
    try (GalleryWriter writer = GalleryWriter.open(folder, WriterProcess.ENCODER)) {
      put(writer, image, taxon);
    }
  }

  private static void put(GalleryWriter writer, String image, Taxon taxon) {
    writer.put(
        WriterProcess.photo(image.hashCode()).withTaxon(taxon),
        WriterProcess.embedding(new Random(image.hashCode())),
        new byte[0]);
  }

  private static Taxon taxon(String id, String name, Venomous venomous) {
    return new Taxon(id, name, null, null, null, venomous);
  }

  @Test
  void check_statusCorrectedInALaterCommit_isSound() {
    put("a", taxon("1", "Naja naja", Venomous.UNKNOWN));
    put("b", taxon("1", "Naja naja", Venomous.YES));
    assertThat(GalleryCheck.of(folder).problems()).isEmpty();
  }

  @Test
  void check_twoStatusesInOneCommit_areNamed() {
    try (GalleryWriter writer = GalleryWriter.open(folder, WriterProcess.ENCODER)) {
      put(writer, "a", taxon("1", "Naja naja", Venomous.NO));
      put(writer, "b", taxon("1", "Naja naja", Venomous.YES));
    }
    assertThat(GalleryCheck.of(folder).problems())
        .singleElement()
        .asString()
        .contains("taxon 1")
        .contains("yes")
        .contains("no")
        .contains("index again");
  }

  @Test
  void check_oneNameVenomousAndHarmlessUnderTwoIds_isNamed() {
    put("a", taxon("1", "Naja naja", Venomous.NO));
    put("b", taxon("2", "Naja naja", Venomous.YES));
    assertThat(GalleryCheck.of(folder).problems())
        .singleElement()
        .asString()
        .startsWith("Naja naja is venomous under one taxon id");
  }
}
