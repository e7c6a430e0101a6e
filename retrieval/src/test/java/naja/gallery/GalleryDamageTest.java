package naja.gallery;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A byte that changes in any file of the index is found and the file is named.
class GalleryDamageTest {
  @TempDir Path folder;

  @Test
  void check_oneByteFlippedInAnyFile_namesItAndTheWayOut() throws IOException {
    write();
    Set<String> kinds = new TreeSet<>();
    for (Path file : files()) {
      String name = file.getFileName().toString();
      byte[] sound = Files.readAllBytes(file);
      for (int position : List.of(0, sound.length / 3, sound.length / 2, sound.length - 1)) {
        byte[] damaged = sound.clone();
        damaged[position] ^= 1 << 5;
        Files.write(file, damaged);
        GalleryCheck check = GalleryCheck.of(folder);
        assertThat(check.problems()).as("byte %d of %s", position, name).isNotEmpty();
        assertThat(check.problems().getFirst())
            .as("byte %d of %s", position, name)
            .contains("restore a backup")
            .contains(name.startsWith("_") ? name.substring(0, 2) : name);
      }
      Files.write(file, sound);
      kinds.add(name.substring(name.lastIndexOf('.') + 1).replaceAll("segments_.*", "segments"));
    }
    assertThat(kinds).contains("segments", "si", "fnm", "vec", "vex", "fdt", "dvd", "tim", "liv");
    assertThat(GalleryCheck.of(folder).problems()).isEmpty();
  }

  /// Two segments, one of them with deleted photos.
  private void write() {
    Random random = new Random(2);
    try (GalleryWriter writer = GalleryWriter.open(folder, WriterProcess.ENCODER)) {
      for (int i = 0; i < 750; i++) {
        writer.put(WriterProcess.photo(i), WriterProcess.embedding(random), new byte[8]);
      }
      writer.commit();
      writer.delete(PhotoSelection.ofImages(Set.of("photo-3", "photo-500")));
      writer.put(WriterProcess.photo(800), WriterProcess.embedding(random), new byte[8]);
    }
  }

  private List<Path> files() throws IOException {
    try (Stream<Path> files = Files.list(folder.resolve("lucene"))) {
      return files.filter(file -> !file.endsWith("write.lock")).sorted().toList();
    }
  }
}
