package naja.gallery;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.apache.lucene.index.SegmentInfos;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;

/// Copies the last commit of a gallery into another folder, which then is a gallery of its own.
///
/// Lucene never changes a file that it has written, so that a commit can be copied file by file
/// while another process writes; when one of its files goes meanwhile, there is a newer commit, and
/// the copy starts over with that. A backup appears under its name only when it is whole and has
/// been checked.
public final class GalleryBackup {
  private final Path folder;
  private final Path target;
  private final Transfer transfer;

  private GalleryBackup(Path folder, Path target, Transfer transfer) {
    this.folder = folder;
    this.target = target;
    this.transfer = transfer;
  }

  /// How files get into a backup.
  public enum Transfer {
    /// A copy that shares nothing with the gallery.
    COPY,
    /// Hard links where the file system can, which cost neither time nor space; what damages the
    /// one file on the disk damages both.
    LINK
  }

  /// Makes a backup and checks it.
  ///
  /// @param target a folder that does not exist
  /// @return the facts of the commit in the backup
  /// @throws GalleryException if there is no gallery, the target exists, the disk is full, or the
  ///   copy is not sound
  public static GalleryManifest make(Path folder, Path target, Transfer transfer) {
    Gallery.open(folder).close();
    if (Files.exists(target)) {
      throw new GalleryException(
          GalleryException.Kind.IO,
          target + " exists; name a folder that does not, a backup never overwrites");
    }
    try {
      return new GalleryBackup(folder, target.toAbsolutePath(), transfer).make();
    } catch (IOException e) {
      throw GalleryException.failed("back gallery " + folder + " up to", target, e);
    }
  }

  private GalleryManifest make() throws IOException {
    Path part = target.resolveSibling(target.getFileName() + ".part");
    GalleryFiles.delete(part);
    boolean made = false;
    try {
      copyCommit(part);
      GalleryFiles.copyCompanions(folder, part);
      GalleryManifest manifest = checked(part);
      ManifestFile.write(part, manifest);
      Files.move(part, target, StandardCopyOption.ATOMIC_MOVE);
      made = true;
      return manifest;
    } finally {
      if (!made) {
        GalleryFiles.delete(part);
      }
    }
  }

  private void copyCommit(Path part) throws IOException {
    Path source = GallerySchema.index(folder);
    try (Directory directory = FSDirectory.open(source)) {
      while (true) {
        SegmentInfos commit = SegmentInfos.readLatestCommit(directory);
        try {
          GalleryFiles.copy(source, GallerySchema.index(part), commit.files(true), transfer);
          return;
        } catch (NoSuchFileException | FileNotFoundException e) {
          if (isStillLast(directory, commit)) {
            throw e;
          }
          GalleryFiles.delete(part);
        }
      }
    }
  }

  private static boolean isStillLast(Directory directory, SegmentInfos commit) throws IOException {
    return SegmentInfos.getLastCommitGeneration(directory) == commit.getGeneration();
  }

  private GalleryManifest checked(Path part) {
    try (Gallery copy = Gallery.open(part)) {
      GalleryCheck check = copy.check();
      if (!check.healthy()) {
        throw new GalleryException(
            GalleryException.Kind.CORRUPT,
            "the copy of gallery %s is not sound (%s), so there is no backup; see what naja gallery check %s says"
                .formatted(folder, check.problems().getFirst(), folder));
      }
      return copy.manifest();
    }
  }
}
