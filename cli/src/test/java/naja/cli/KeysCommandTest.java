package naja.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeysCommandTest {
  @TempDir Path home;

  private CommandLineRun naja() {
    return new CommandLineRun().with("NAJA_HOME", home);
  }

  @Test
  void keys_addedListedAndRemoved() throws IOException {
    Path file = home.resolve("keys.txt");
    CommandLineRun naja = naja();
    assertThat(naja.run("keys", "add", "curator", "--write", "--file", file)).isZero();
    String key = naja.out().strip();
    assertThat(key).startsWith("naja_");
    assertThat(Files.readString(file)).doesNotContain(key);

    assertThat(naja.run("keys", "list", "--file", file)).isZero();
    assertThat(naja.out()).isEqualTo("write curator" + System.lineSeparator());
    assertThat(naja.run("keys", "remove", "curator", "--file", file)).isZero();
    assertThat(naja.run("keys", "list", "--file", file)).isZero();
    assertThat(naja.out()).isEmpty();
  }

  @Test
  void keys_fileOfTheSettings_isTheDefault() {
    CommandLineRun naja = naja().with("NAJA_ACCESS_KEYS_FILE", home.resolve("mine.txt"));

    assertThat(naja.run("keys", "add", "a")).isZero();
    assertThat(home.resolve("mine.txt")).exists();
  }

  @Test
  void keys_misused_sayWhatIsMissing() {
    CommandLineRun naja = naja();
    assertThat(naja.run("keys")).isEqualTo(2);
    assertThat(naja.err()).contains("add, list or remove");
    assertThat(naja.run("keys", "add", "a")).isEqualTo(2);
    assertThat(naja.err()).contains("--file");
    assertThat(naja.run("keys", "add", "two words", "--file", home.resolve("k"))).isEqualTo(2);
    assertThat(naja.run("keys", "list", "--file", home.resolve("none"))).isEqualTo(1);
    assertThat(naja.err()).contains("naja keys add").doesNotContain("should not happen");
  }
}
