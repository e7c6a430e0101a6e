package naja.server.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeyFileTest {
  @TempDir Path folder;
  private Path file = Path.of("");

  @BeforeEach
  void nameTheFile() {
    file = folder.resolve("keys.txt");
  }

  @Test
  void add_textOfTheKey_standsNowhereInTheFile() throws IOException {
    String text = new KeyFile(file).add("field-team", Permission.READ);

    assertThat(text).matches("naja_[A-Za-z0-9_-]{43}");
    assertThat(Files.readString(file)).contains("read field-team sha256:").doesNotContain(text);
    assertThat(new KeyFile(file).keys().toString()).doesNotContain(text);
  }

  @Test
  void add_fileOnPosix_isReadableByItsOwnerOnly() throws IOException {
    new KeyFile(file).add("a", Permission.WRITE);

    assertThat(Files.getPosixFilePermissions(file)).hasSize(2);
  }

  @Test
  void add_twice_makesDifferentKeysThatAreFound() {
    KeyFile keys = new KeyFile(file);
    String read = keys.add("reader", Permission.READ);
    String write = keys.add("writer", Permission.WRITE);
    KeyRing ring = new KeyRing(file, Duration.ZERO);

    assertThat(read).isNotEqualTo(write);
    assertThat(ring.find(read)).map(ApiKey::permission).contains(Permission.READ);
    assertThat(ring.find(write)).map(ApiKey::name).contains("writer");
    assertThat(ring.find(read + "x")).isEmpty();
    assertThat(ring.find("")).isEmpty();
  }

  @Test
  void add_nameThatIsThere_isRefused() {
    KeyFile keys = new KeyFile(file);
    keys.add("a", Permission.READ);

    assertThatExceptionOfType(AccessException.class)
        .isThrownBy(() -> keys.add("a", Permission.WRITE))
        .withMessageContaining("remove it first");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> keys.add("two words", Permission.READ))
        .withMessageContaining("two words");
  }

  @Test
  void remove_runningRing_noticesAndForgetsTheKey() throws IOException {
    KeyFile keys = new KeyFile(file);
    String text = keys.add("a", Permission.READ);
    KeyRing ring = new KeyRing(file, Duration.ZERO);
    assertThat(ring.find(text)).isPresent();

    keys.remove("a");
    touch(1);

    assertThat(ring.find(text)).isEmpty();
    assertThatExceptionOfType(AccessException.class).isThrownBy(() -> keys.remove("a"));
  }

  @Test
  void ring_fileSpoiltOrGone_keepsTheKeysReadBefore() throws IOException {
    String text = new KeyFile(file).add("a", Permission.READ);
    KeyRing ring = new KeyRing(file, Duration.ZERO);

    Files.writeString(file, "nonsense\n");
    touch(2);
    assertThat(ring.find(text)).isPresent();
    Files.delete(file);
    assertThat(ring.find(text)).isPresent();
  }

  @Test
  void keys_lineThatIsNoKey_isNamedByNumberAndNotQuoted() throws IOException {
    Files.writeString(file, "# keys\n\nread a naja_SECRET\n");

    assertThatExceptionOfType(AccessException.class)
        .isThrownBy(() -> new KeyRing(file, Duration.ZERO))
        .withMessageContaining(file + ":3:")
        .satisfies(e -> assertThat(e.getMessage()).doesNotContain("SECRET"));
  }

  @Test
  void ring_noFile_saysHowToMakeOne() {
    assertThatExceptionOfType(AccessException.class)
        .isThrownBy(() -> new KeyRing(file, Duration.ZERO))
        .withMessageContaining("naja keys add");
  }

  /// Clocks of file systems are coarse: what is written at once may bear the same time.
  private void touch(int seconds) throws IOException {
    Files.setLastModifiedTime(file, FileTime.from(Instant.now().plusSeconds(seconds)));
  }
}
