package naja.indexer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FailureLogTest {
  private static final FailedPhoto BAD =
      new FailedPhoto("a, \"b\".jpg", "truncated", "ends early\nafter 3 bytes", "a", "abc");

  @TempDir Path folder;
  private Path file;

  @BeforeEach
  void nameFile() {
    file = folder.resolve("failures.csv");
  }

  private FailureLog saved(FailedPhoto... photos) {
    FailureLog log = FailureLog.empty(file);
    for (FailedPhoto photo : photos) {
      log.add(photo);
    }
    log.save();
    return FailureLog.load(file);
  }

  @Test
  void save_failure_takesOneLineThatStartsWithTheThreeNamedColumns() throws IOException {
    saved(BAD);

    assertThat(Files.readString(file))
        .isEqualTo(
            """
            path,reason,message,image_id,content_hash
            "a, ""b"".jpg",truncated,ends early after 3 bytes,a,abc
            """);
  }

  @Test
  void failedBefore_sameContent_isRecognised() {
    FailureLog log = saved(BAD);

    assertThat(log.failedBefore("a", "abc")).isTrue();
    assertThat(log.failedBefore("a", "changed")).isFalse();
    assertThat(log.failedBefore("b", "abc")).isFalse();
  }

  @Test
  void failedBefore_fileThatCouldNotBeRead_isAlwaysTriedAgain() {
    FailureLog log = saved(new FailedPhoto("a.jpg", "io_error", "no file", "a", ""));

    assertThat(log.failedBefore("a", "abc")).isFalse();
  }

  @Test
  void keepSeen_photosNotMetAgain_areStruck() throws IOException {
    FailureLog log = saved(BAD, new FailedPhoto("z.jpg", "empty", "is empty", "z", "e3b0"));
    log.failedBefore("z", "e3b0");
    log.keepSeen();
    log.save();

    assertThat(Files.readAllLines(file)).hasSize(2).last().asString().startsWith("z.jpg,empty,");
  }

  @Test
  void load_spoiltFile_startsAnew() throws IOException {
    Files.writeString(file, "path,reason\n\"never closed");

    assertThat(FailureLog.load(file).failedBefore("a", "abc")).isFalse();
  }
}
