package naja.indexer;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import naja.gallery.Gallery;
import naja.gallery.GalleryBackup;
import naja.gallery.GalleryBackup.Transfer;
import naja.gallery.GalleryCheck;
import naja.gallery.GalleryException;
import naja.gallery.GalleryManifest;
import naja.gallery.GalleryRestore;
import naja.indexer.IndexingProcess.Task;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Backups that are made while another process indexes are whole, sound and restorable.
final class BackupWhileIndexingIT {
  private static final int DRAWINGS = 300;
  private static final int MOST_BACKUPS = 8;

  @TempDir private Path folder = Path.of("");

  @Test
  void make_whileAnotherProcessIndexes_everyBackupIsACommitOfIts() throws Exception {
    Path photos = folder.resolve("photos");
    PatternedPhotos.collection(photos, DRAWINGS, 11);
    Path home = Files.createDirectory(folder.resolve("home"));
    Task task = new Task(photos, folder.resolve("gallery"), home, "builtin");

    Process indexing = IndexingProcess.start(task, Files.createDirectory(folder.resolve("tmp")));
    List<GalleryManifest> kept = backUpWhileAlive(indexing, task.gallery());

    assertThat(indexing.waitFor(5, TimeUnit.MINUTES)).isTrue();
    assertThat(indexing.exitValue()).isZero();
    assertThat(kept)
        .isNotEmpty()
        .allSatisfy(manifest -> assertThat(manifest.photos()).isPositive());
    assertThat(kept.getFirst().photos()).isLessThan(DRAWINGS);
    for (int i = 0; i < kept.size(); i++) {
      assertRestorable(backup(i), kept.get(i));
    }
  }

  /// A backup whenever there are more photos than in the last one.
  private List<GalleryManifest> backUpWhileAlive(Process indexing, Path gallery) throws Exception {
    assertThat(indexing.getInputStream().read()).as("the process began").isNotNegative();
    List<GalleryManifest> kept = new ArrayList<>();
    int last = 0;
    while (indexing.isAlive() && kept.size() < MOST_BACKUPS) {
      if (photos(gallery) > last) {
        kept.add(GalleryBackup.make(gallery, backup(kept.size()), Transfer.COPY));
        last = kept.getLast().photos();
      }
      Thread.sleep(5);
    }
    return kept;
  }

  private static int photos(Path gallery) {
    try (Gallery opened = Gallery.open(gallery)) {
      return opened.manifest().photos();
    } catch (GalleryException e) {
      assertThat(e.kind()).isEqualTo(GalleryException.Kind.MISSING);
      return 0;
    }
  }

  private void assertRestorable(Path backup, GalleryManifest kept) {
    assertThat(GalleryCheck.of(backup).problems()).isEmpty();
    Path restored = folder.resolve("restored-of-" + backup.getFileName());
    assertThat(GalleryRestore.run(backup, restored, false)).isEqualTo(kept);
    try (Gallery ours = Gallery.open(restored);
        Gallery theirs = Gallery.open(backup)) {
      assertThat(ours.embeddings()).hasSize(kept.photos()).isEqualTo(theirs.embeddings());
    }
  }

  private Path backup(int number) {
    return folder.resolve("backup-" + number);
  }
}
