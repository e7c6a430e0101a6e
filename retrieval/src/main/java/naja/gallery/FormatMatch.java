package naja.gallery;

import java.io.IOException;
import java.nio.file.Path;
import org.apache.lucene.index.SegmentInfos;
import org.apache.lucene.store.Directory;
import org.jspecify.annotations.Nullable;

/// Settles in which format a gallery is written: its own, which only [GalleryRewrite] changes.
final class FormatMatch {
  private FormatMatch() {}

  /// The format of a gallery to come.
  static IndexFormat ofNew(@Nullable IndexFormat wished) {
    return wished == null ? IndexFormat.DEFAULT : wished;
  }

  /// The format of the last commit.
  static IndexFormat of(Path folder, Directory directory) throws IOException {
    var commit = SegmentInfos.readLatestCommit(directory);
    return CommitData.read(folder, commit.getUserData()).index();
  }

  /// Refuses a wish that is not the gallery's format.
  static void require(Path folder, IndexFormat made, IndexFormat asked) {
    if (!made.equals(asked)) {
      throw new GalleryException(
          GalleryException.Kind.FORMAT_MISMATCH,
          """
          gallery %s is indexed as %s, but %s was asked for; leave the wish out, \
          or rewrite the gallery first: naja gallery compact --index-format %s --m %d --beam %d %s\
          """
              .formatted(
                  folder,
                  made.summary(),
                  asked.summary(),
                  asked.code().code(),
                  asked.links(),
                  asked.beam(),
                  folder));
    }
  }
}
