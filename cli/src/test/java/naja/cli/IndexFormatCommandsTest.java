package naja.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Random;
import naja.encoder.Embedding;
import naja.encoder.EncoderFingerprint;
import naja.gallery.GalleryWriter;
import naja.gallery.ReferencePhoto;
import naja.gallery.Taxon;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The commands that choose, change and show the format of a gallery's index.
final class IndexFormatCommandsTest {
  private static final int PHOTOS = 900;
  private static final int DIMENSION = 16;

  @TempDir private Path folder = Path.of("");
  private final CommandLineRun naja = new CommandLineRun();

  @BeforeEach
  void write() {
    Random random = new Random(3);
    var encoder = new EncoderFingerprint("made-up", "0".repeat(64), "none", "none", DIMENSION);
    try (GalleryWriter writer = GalleryWriter.open(folder, encoder)) {
      for (int i = 0; i < PHOTOS; i++) {
        float[] values = new float[DIMENSION];
        for (int d = 0; d < DIMENSION; d++) {
          values[d] = (float) random.nextGaussian();
        }
        writer.put(photo(i), Embedding.of(values), new byte[0]);
      }
    }
  }

  @Test
  void info_newGallery_saysTheDefaultFormat() {
    assertThat(naja.run("gallery", "info", folder)).isZero();
    assertThat(naja.out()).contains("float32, m 16, beam 100").contains("not measured");
  }

  @Test
  void compact_indexFormat_isThenTheGallerys() {
    assertThat(naja.run("gallery", "compact", folder, "--index-format", "int4", "--m", 24))
        .as(naja.err())
        .isZero();
    assertThat(naja.out()).contains("900 photos in one segment, int4, m 24, beam 100");
    naja.run("gallery", "info", folder, "--format", "json");
    assertThat(naja.out()).contains("\"int4\"").contains("\"links\" : 24");
    assertThat(naja.run("gallery", "check", folder)).isZero();
  }

  @Test
  void compact_withoutAWish_keepsTheFormat() {
    naja.run("gallery", "compact", folder, "--index-format", "bit1");
    assertThat(naja.run("gallery", "compact", folder)).isZero();
    assertThat(naja.out()).contains("bit1, m 16, beam 100").contains("generation 3");
  }

  @Test
  void compact_unknownFormat_isMisuseThatNamesTheWords() {
    assertThat(naja.run("gallery", "compact", folder, "--index-format", "int9")).isEqualTo(2);
    assertThat(naja.err()).contains("float32 | int8 | int4 | bit1, got int9");
    assertThat(naja.run("gallery", "compact", folder, "--m", 1)).isEqualTo(2);
    assertThat(naja.err()).contains("m must be between 2 and 512, got 1");
  }

  @Test
  void compact_noGallery_failsByName() {
    assertThat(naja.run("gallery", "compact", folder.resolve("none"))).isEqualTo(1);
    assertThat(naja.err()).contains("there is no gallery in");
  }

  @Test
  void tune_apply_printsTheMeasurementsAndServesTheBeamFromThenOn() {
    assertThat(naja.run("gallery", "tune", folder, "--queries", 20, "--beams", "50,900", "--apply"))
        .as(naja.err())
        .isZero();
    assertThat(naja.out()).contains("recall@10").contains("float32").contains("the gallery's");
    assertThat(naja.err()).contains("naja: recommended: beam ");
    naja.run("gallery", "info", folder);
    assertThat(naja.out()).containsPattern("search beam +\\d+").contains("of the true 10 at beam");
  }

  @Test
  void tune_json_holdsEveryMeasurement() {
    assertThat(
            naja.run(
                "gallery",
                "tune",
                folder,
                "--queries",
                5,
                "--beams",
                "40",
                "--formats",
                "int8",
                "--format",
                "json"))
        .as(naja.err())
        .isZero();
    assertThat(naja.out()).contains("\"measurements\"").contains("\"int8\"").contains("\"p99\"");
    naja.run("gallery", "info", folder);
    assertThat(naja.out()).contains("by rule").contains("at beam 100");
  }

  @Test
  void tune_wrongTarget_isMisuse() {
    assertThat(naja.run("gallery", "tune", folder, "--target", "2")).isEqualTo(2);
    assertThat(naja.err()).contains("recall target must be above 0 and at most 1, got 2.0");
  }

  private static ReferencePhoto photo(int number) {
    String id = "photo-" + number;
    Taxon taxon = Taxon.labelled("taxon-" + number % 9);
    return ReferencePhoto.bare(id, id, taxon, id + ".jpg", "00");
  }
}
