package naja.gallery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import naja.gallery.GalleryBackup.Transfer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class GalleryBackupTest {
  @TempDir Path folder;
  private Path gallery = Path.of("");
  private Path backup = Path.of("");

  @BeforeEach
  void write() throws IOException {
    gallery = folder.resolve("gallery");
    backup = folder.resolve("backup");
    put(0, 40);
    Files.writeString(gallery.resolve("calibration.json"), "{}");
  }

  private void put(int from, int to) {
    try (GalleryWriter writer = GalleryWriter.open(gallery, WriterProcess.ENCODER)) {
      for (int i = from; i < to; i++) {
        writer.put(WriterProcess.photo(i), WriterProcess.embedding(new Random(i)), new byte[20]);
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void make_thenChangesToTheGallery_backupStaysAsItWas(Transfer transfer) {
    GalleryManifest kept = GalleryBackup.make(gallery, backup, transfer);
    List<StoredEmbedding> then = embeddings(gallery);
    put(10, 60);
    assertThat(kept.photos()).isEqualTo(40);
    assertThat(embeddings(backup)).isEqualTo(then);
    assertThat(GalleryCheck.of(backup).problems()).isEmpty();
    assertThat(ManifestFile.read(backup)).contains(kept);
    assertThat(backup.resolve("calibration.json")).hasContent("{}");
  }

  @Test
  void make_whileAnotherThreadWritesAndDeletes_isACommitAndSound() throws Exception {
    AtomicBoolean done = new AtomicBoolean();
    Thread writing =
        Thread.ofPlatform()
            .start(() -> {
              try (GalleryWriter writer = GalleryWriter.open(gallery, WriterProcess.ENCODER)) {
                for (int i = 40; !done.get(); i++) {
                  writer.put(
                      WriterProcess.photo(i), WriterProcess.embedding(new Random(i)), new byte[20]);
                  writer.delete(PhotoSelection.ofImages(Set.of("photo-" + (i - 40))));
                  writer.commit();
                }
              }
            });
    try {
      for (int round = 0; round < 8; round++) {
        Path target = folder.resolve("backup-" + round);
        GalleryManifest kept = GalleryBackup.make(gallery, target, Transfer.COPY);
        assertThat(kept.photos()).isEqualTo(40);
        assertThat(GalleryCheck.of(target)).isEqualTo(new GalleryCheck(40, List.of()));
        Path restored = folder.resolve("restored-" + round);
        assertThat(GalleryRestore.run(target, restored, false)).isEqualTo(kept);
        assertThat(embeddings(restored)).isEqualTo(embeddings(target));
      }
    } finally {
      done.set(true);
      writing.join();
    }
  }

  @Test
  void make_targetExists_isRefused() throws IOException {
    Files.createDirectories(backup);
    assertThatExceptionOfType(GalleryException.class)
        .isThrownBy(() -> GalleryBackup.make(gallery, backup, Transfer.COPY))
        .withMessageContaining("never overwrites");
  }

  @Test
  void make_damagedGallery_leavesNoBackup() throws IOException {
    damage(gallery, ".vec");
    assertThatExceptionOfType(GalleryException.class)
        .isThrownBy(() -> GalleryBackup.make(gallery, backup, Transfer.COPY))
        .withMessageContaining("not sound");
    assertThat(backup).doesNotExist();
    assertThat(folder.resolve("backup.part")).doesNotExist();
  }

  @Test
  void restore_overAGallery_needsForceAndBringsTheOldPhotosBack() {
    GalleryBackup.make(gallery, backup, Transfer.COPY);
    List<StoredEmbedding> then = embeddings(gallery);
    put(10, 60);
    assertThatExceptionOfType(GalleryException.class)
        .isThrownBy(() -> GalleryRestore.run(backup, gallery, false))
        .withMessageContaining("--force");
    assertThat(embeddings(gallery)).hasSize(60);
    try (Gallery open = Gallery.open(gallery)) {
      GalleryManifest restored = GalleryRestore.run(backup, gallery, true);
      assertThat(restored.generation()).isEqualTo(3);
      assertThat(open.embeddings()).hasSize(60);
      try (Gallery fresh = open.refreshed()) {
        assertThat(fresh.embeddings()).isEqualTo(then);
        assertThat(fresh.check().problems()).isEmpty();
      }
    }
    put(60, 70);
    assertThat(embeddings(gallery)).hasSize(50);
  }

  @Test
  void restore_whileAWriterIsOpen_isRefusedNamingIt() {
    GalleryBackup.make(gallery, backup, Transfer.COPY);
    try (GalleryWriter _ = GalleryWriter.open(gallery, WriterProcess.ENCODER)) {
      assertThatExceptionOfType(GalleryException.class)
          .isThrownBy(() -> GalleryRestore.run(backup, gallery, true))
          .withMessageContaining("process " + ProcessHandle.current().pid())
          .extracting(GalleryException::kind)
          .isEqualTo(GalleryException.Kind.LOCKED);
    }
    assertThat(embeddings(gallery)).hasSize(40);
  }

  @Test
  void restore_overAGalleryThatCannotBeOpened_setsItAside() throws IOException {
    GalleryBackup.make(gallery, backup, Transfer.COPY);
    damage(gallery, "segments_");
    assertThat(GalleryRestore.run(backup, gallery, true).photos()).isEqualTo(40);
    assertThat(GalleryCheck.of(gallery).problems()).isEmpty();
    assertThat(gallery.resolve(GalleryRestore.DAMAGED)).isDirectory();
  }

  @Test
  void restore_damagedBackup_changesNothing() throws IOException {
    GalleryBackup.make(gallery, backup, Transfer.COPY);
    damage(backup, ".vec");
    assertThatExceptionOfType(GalleryException.class)
        .isThrownBy(() -> GalleryRestore.run(backup, gallery, true))
        .withMessageContaining("use another backup");
    assertThat(GalleryCheck.of(gallery).problems()).isEmpty();
  }

  private static void damage(Path gallery, String part) throws IOException {
    try (Stream<Path> files = Files.list(gallery.resolve("lucene"))) {
      for (Path file : files.filter(f -> f.getFileName().toString().contains(part)).toList()) {
        byte[] bytes = Files.readAllBytes(file);
        bytes[bytes.length / 2] ^= 4;
        Files.write(file, bytes);
      }
    }
  }

  private static List<StoredEmbedding> embeddings(Path folder) {
    try (Gallery gallery = Gallery.open(folder)) {
      return gallery.embeddings();
    }
  }
}
