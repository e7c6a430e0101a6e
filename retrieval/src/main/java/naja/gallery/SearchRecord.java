package naja.gallery;

import java.io.IOException;
import java.nio.file.Path;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;

/// Writes down in a gallery's commit what was measured on its search. The photos and the generation
/// stay as they are.
public final class SearchRecord {
  private SearchRecord() {}

  /// Keeps a measurement.
  ///
  /// @param serve whether the measured beam is to be used from now on; else the beam stays what it
  ///   was
  /// @throws GalleryException if there is no gallery, or another process writes to it
  public static void store(Path folder, boolean serve, MeasuredRecall measured) {
    IndexFormat format;
    try (Gallery gallery = Gallery.open(folder)) {
      format = gallery.manifest().index();
    }
    try (Directory directory = FSDirectory.open(GallerySchema.index(folder));
        IndexWriter index = GalleryLock.acquire(folder, directory, WriterSettings.create(format))) {
      GalleryManifest before = CommitData.read(folder, CommitData.copy(index.getLiveCommitData()));
      GalleryManifest after =
          before.measured(serve ? Integer.valueOf(measured.beam()) : before.searchBeam(), measured);
      index.setLiveCommitData(CommitData.write(after).entrySet());
      index.commit();
      ManifestFile.write(folder, after);
    } catch (IOException e) {
      throw GalleryException.failed("write the measurement into gallery", folder, e);
    }
  }
}
