package naja.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.zip.CRC32;
import naja.testkit.TestData;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A folder with every kind of bad photo is indexed with a small heap, in a process of its own.
final class BadFolderIT {
  private static final Path SAMPLES =
      TestData.root().resolve("models/src/test/resources/photos").toAbsolutePath();

  @TempDir Path folder;
  private Path taxon;

  @BeforeEach
  void makeFolder() throws IOException {
    taxon = Files.createDirectories(folder.resolve("images/snake"));
    Files.copy(SAMPLES.resolve("baseline-420.jpg"), taxon.resolve("good.jpg"));
    Files.copy(SAMPLES.resolve("cmyk.jpg"), taxon.resolve("print.jpg"));
    byte[] whole = Files.readAllBytes(SAMPLES.resolve("baseline-444.jpg"));
    Files.write(taxon.resolve("cut.jpg"), Arrays.copyOf(whole, whole.length / 2));
    Files.createFile(taxon.resolve("empty.jpg"));
    Files.writeString(taxon.resolve("letter.jpg"), "Dear museum, here is a photo.");
    Files.write(taxon.resolve("bomb.png"), pngHeader(50_000, 50_000));
  }

  @Test
  void index_badPhotosAmongGoodOnes_namesThemAndKeepsTheRest() throws Exception {
    NajaProcess naja = new NajaProcess(folder, "-Xmx256m");
    Path gallery = folder.resolve("gallery");

    assertThat(naja.run("index", "--images", folder.resolve("images"), "--gallery", gallery))
        .as(naja.err())
        .isEqualTo(3);

    List<String> failures = Files.readAllLines(gallery.resolve("failures.csv"));
    assertThat(failures).hasSize(5);
    assertThat(failures.get(0)).startsWith("path,reason,message");
    assertThat(failures.get(1)).startsWith("snake/bomb.png,too_large,").contains("50000 x 50000");
    assertThat(failures.get(2)).startsWith("snake/cut.jpg,truncated,");
    assertThat(failures.get(3)).startsWith("snake/empty.jpg,empty,");
    assertThat(failures.get(4)).startsWith("snake/letter.jpg,not_an_image,");
    assertThat(naja.out()).contains("2 photos embedded").contains("4 failed");
    assertThat(naja.err()).contains("failures.csv");

    assertThat(naja.run("gallery", "info", "--gallery", gallery, "--format", "json")).isZero();
    assertThat(naja.out()).containsPattern("\"photos\" *: *2\\b");
  }

  /// The head of a PNG file, with an image of so many pixels to come.
  private static byte[] pngHeader(int width, int height) throws IOException {
    var header = new ByteArrayOutputStream();
    var data = new DataOutputStream(header);
    data.write("IHDR".getBytes(StandardCharsets.US_ASCII));
    data.writeInt(width);
    data.writeInt(height);
    data.write(new byte[] {8, 2, 0, 0, 0});
    CRC32 checksum = new CRC32();
    checksum.update(header.toByteArray());
    var file = new ByteArrayOutputStream();
    var png = new DataOutputStream(file);
    png.writeLong(0x89504E470D0A1A0AL);
    png.writeInt(13);
    png.write(header.toByteArray());
    png.writeInt((int) checksum.getValue());
    png.writeInt(1 << 20);
    png.write("IDAT".getBytes(StandardCharsets.US_ASCII));
    return file.toByteArray();
  }
}
