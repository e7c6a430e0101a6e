package naja.gallery;

import java.io.IOException;
import java.nio.file.Path;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.LockObtainFailedException;

/// Lets one writer at a time into a gallery; Lucene's lock decides.
final class GalleryLock {
  private GalleryLock() {}

  /// @throws GalleryException if another writer is in; the message names it
  static IndexWriter acquire(Path folder, Directory directory, IndexWriterConfig settings)
      throws IOException {
    try {
      return new IndexWriter(directory, settings);
    } catch (LockObtainFailedException e) {
      throw WriterNote.locked(folder, e);
    }
  }
}
