package naja.encoder.weights;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WeightsHashesTest {
  // Published test vectors of SHA-256.
  private static final String OF_ABC =
      "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
  private static final String OF_NOTHING =
      "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";
  private static final FileTime LONG_AGO = FileTime.from(Instant.parse("2020-01-01T00:00:00Z"));

  @TempDir Path folder;

  @Test
  void sha256_file_isThePublishedValue() throws IOException {
    assertThat(hashes().sha256(file("abc"))).isEqualTo(OF_ABC);
    assertThat(hashes().sha256(file(""))).isEqualTo(OF_NOTHING);
  }

  @Test
  void sha256_sameSizeAndTime_isRememberedUntilRehashed() throws IOException {
    Path file = file("abc");
    hashes().sha256(file);
    Files.writeString(file, "xyz");
    Files.setLastModifiedTime(file, LONG_AGO);

    assertThat(hashes().sha256(file)).isEqualTo(OF_ABC);
    assertThat(hashes().rehash(file)).isNotEqualTo(OF_ABC);
    assertThat(hashes().sha256(file)).isNotEqualTo(OF_ABC);
  }

  @Test
  void sha256_fileJustWritten_isNotRemembered() throws IOException {
    Path file = Files.writeString(folder.resolve("model.onnx"), "abc");
    hashes().sha256(file);
    FileTime time = Files.getLastModifiedTime(file);
    Files.writeString(file, "xyz");
    Files.setLastModifiedTime(file, time);

    assertThat(hashes().sha256(file)).isNotEqualTo(OF_ABC);
  }

  @Test
  void sha256_externalData_countsToo() throws IOException {
    Path file = file("a");
    Files.writeString(folder.resolve("model.onnx_data"), "bc");

    assertThat(hashes().sha256(file)).isEqualTo(OF_ABC);
  }

  @Test
  void sha256_folderThatCannotBeWritten_isComputedAllTheSame() throws IOException {
    Path blocked = Files.writeString(folder.resolve("blocked"), "a file");

    assertThat(new WeightsHashes(blocked).sha256(file("abc"))).isEqualTo(OF_ABC);
  }

  private Path file(String text) throws IOException {
    Path file = Files.writeString(folder.resolve("model.onnx"), text);
    Files.setLastModifiedTime(file, LONG_AGO);
    return file;
  }

  private WeightsHashes hashes() {
    return new WeightsHashes(folder.resolve("hashes"));
  }
}
