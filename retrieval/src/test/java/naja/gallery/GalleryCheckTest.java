package naja.gallery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GalleryCheckTest {
  private static final int PHOTOS = 900;

  @TempDir Path folder;

  @BeforeEach
  void write() {
    Random random = new Random(9);
    try (GalleryWriter writer = GalleryWriter.open(folder, WriterProcess.ENCODER)) {
      for (int i = 0; i < PHOTOS; i++) {
        writer.put(WriterProcess.photo(i), WriterProcess.embedding(random), new byte[10]);
      }
    }
  }

  @Test
  void check_soundGallery_findsNothing() {
    GalleryCheck check = GalleryCheck.of(folder);
    assertThat(check).isEqualTo(new GalleryCheck(PHOTOS, List.of()));
    assertThat(check.healthy()).isTrue();
  }

  @Test
  void check_whileAWriterIsOpen_works() {
    try (GalleryWriter writer = GalleryWriter.open(folder, WriterProcess.ENCODER)) {
      writer.put(WriterProcess.photo(0), WriterProcess.embedding(new Random(1)), new byte[0]);
      assertThat(GalleryCheck.of(folder).problems()).isEmpty();
    }
  }

  @Test
  void check_oneBitChangedInAnyLargeFile_findsTheDamage() throws IOException {
    for (String ending : new String[] {".vec", ".vex", ".fdt", ".dvd", ".tim"}) {
      Path file = file(ending);
      byte[] sound = Files.readAllBytes(file);
      byte[] damaged = sound.clone();
      damaged[damaged.length / 2] ^= 4;
      Files.write(file, damaged);
      assertThat(GalleryCheck.of(folder).problems()).as(ending).isNotEmpty();
      Files.write(file, sound);
      assertThat(GalleryCheck.of(folder).problems()).as(ending).isEmpty();
    }
  }

  @Test
  void open_fileCutOrMissing_isRefusedAsCorrupt() throws IOException {
    Path vectors = file(".vec");
    byte[] sound = Files.readAllBytes(vectors);
    Files.write(vectors, Arrays.copyOf(sound, sound.length - 20));
    assertCorrupt();
    Files.delete(vectors);
    assertCorrupt();
    assertThat(GalleryCheck.of(folder).healthy()).isFalse();
  }

  @Test
  void open_commitFileDamaged_isRefusedAsCorrupt() throws IOException {
    try (Stream<Path> files = Files.list(folder.resolve("lucene"))) {
      for (Path file :
          files.filter(f -> f.getFileName().toString().startsWith("segments_")).toList()) {
        byte[] damaged = Files.readAllBytes(file);
        damaged[damaged.length / 2] ^= 4;
        Files.write(file, damaged);
      }
    }
    assertCorrupt();
  }

  private void assertCorrupt() {
    assertThatExceptionOfType(GalleryException.class)
        .isThrownBy(() -> Gallery.open(folder))
        .withMessageContaining(folder.toString())
        .extracting(GalleryException::kind)
        .isEqualTo(GalleryException.Kind.CORRUPT);
  }

  private Path file(String ending) throws IOException {
    try (Stream<Path> files = Files.list(folder.resolve("lucene"))) {
      return files.filter(f -> f.toString().endsWith(ending)).findFirst().orElseThrow();
    }
  }
}
