package naja.gallery;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.apache.lucene.index.CorruptIndexException;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.IndexWriterConfig.OpenMode;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.store.NoLockFactory;

/// Brings a gallery back to what a backup holds. The backup's photos come with one commit: whoever
/// reads the gallery sees the old photos or the new ones, also if the restore is killed.
public final class GalleryRestore {
  /// Where an index goes that cannot even be opened.
  static final String DAMAGED = "lucene.damaged";

  private final Path backup;
  private final Path folder;

  private GalleryRestore(Path backup, Path folder) {
    this.backup = backup;
    this.folder = folder;
  }

  /// Restores a backup.
  ///
  /// A gallery that is replaced gets a generation beyond both its own and the backup's, so that
  /// nothing made from either passes for its own.
  ///
  /// @param replace whether a gallery that is there may be replaced
  /// @return the facts of the restored gallery
  /// @throws GalleryException if the backup is not sound, there is a gallery that may not be
  ///   replaced or is being written, or the disk is full
  public static GalleryManifest run(Path backup, Path folder, boolean replace) {
    requireSound(backup);
    try {
      return new GalleryRestore(backup, folder).run(replace);
    } catch (IOException e) {
      throw GalleryException.failed("restore %s to gallery".formatted(backup), folder, e);
    }
  }

  private static void requireSound(Path backup) {
    GalleryCheck check = GalleryCheck.of(backup);
    if (!check.healthy()) {
      throw new GalleryException(
          GalleryException.Kind.CORRUPT,
          "backup %s is not sound (%s); nothing was restored, use another backup"
              .formatted(backup, check.problems().getFirst()));
    }
  }

  private GalleryManifest run(boolean replace) throws IOException {
    Path index = GallerySchema.index(folder);
    Files.createDirectories(index);
    try (Directory directory = FSDirectory.open(index)) {
      boolean exists = DirectoryReader.indexExists(directory);
      if (exists && !replace) {
        throw new GalleryException(
            GalleryException.Kind.IO,
            "there is a gallery in %s; --force replaces it, or restore to another folder"
                .formatted(folder));
      }
      GalleryManifest manifest = manifest(exists);
      restore(directory, manifest);
      GalleryFiles.copyCompanions(backup, folder);
      ManifestFile.write(folder, manifest);
      return manifest;
    }
  }

  private GalleryManifest manifest(boolean exists) {
    try (Gallery gallery = Gallery.open(backup)) {
      GalleryManifest kept = gallery.manifest();
      long generation = kept.generation();
      return exists ? kept.at(Math.max(generation, replacedGeneration()) + 1) : kept;
    }
  }

  /// 0 if the gallery that is replaced cannot be read.
  private long replacedGeneration() {
    try (Gallery replaced = Gallery.open(folder)) {
      return replaced.manifest().generation();
    } catch (GalleryException _) {
      return 0;
    }
  }

  private void restore(Directory directory, GalleryManifest manifest) throws IOException {
    try (Directory source = FSDirectory.open(GallerySchema.index(backup), NoLockFactory.INSTANCE);
        IndexWriter writer = open(directory, manifest.index())) {
      boolean restored = false;
      try {
        WriterNote.here().write(folder);
        writer.addIndexes(source);
        writer.setLiveCommitData(CommitData.write(manifest).entrySet());
        writer.commit();
        restored = true;
      } finally {
        WriterNote.remove(folder);
        if (!restored) {
          writer.rollback();
        }
      }
    }
  }

  private IndexWriter open(Directory directory, IndexFormat format) throws IOException {
    try {
      return GalleryLock.acquire(folder, directory, settings(format));
    } catch (CorruptIndexException _) {
      setAside();
      return GalleryLock.acquire(folder, directory, settings(format));
    }
  }

  private static IndexWriterConfig settings(IndexFormat format) {
    return WriterSettings.create(format).setOpenMode(OpenMode.CREATE);
  }

  /// Lucene does not begin anew beside a commit that it cannot read.
  private void setAside() throws IOException {
    Path index = GallerySchema.index(folder);
    Path aside = folder.resolve(DAMAGED);
    GalleryFiles.delete(aside);
    Files.move(index, aside, StandardCopyOption.ATOMIC_MOVE);
    Files.createDirectories(index);
  }
}
