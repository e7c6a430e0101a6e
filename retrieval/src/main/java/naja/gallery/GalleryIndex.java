package naja.gallery;

import java.io.IOException;
import java.nio.file.Path;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.store.AlreadyClosedException;
import org.apache.lucene.store.Directory;
import org.jspecify.annotations.Nullable;

/// Lucene's writer of one gallery, with the lock that goes with it. Its first error ends it: Lucene
/// may then have dropped what it had in memory, and a commit must never hold less than what was
/// put.
final class GalleryIndex implements AutoCloseable {
  private final Path folder;
  private final Directory directory;
  private final IndexWriter writer;
  private volatile @Nullable GalleryException failure;

  private GalleryIndex(Path folder, Directory directory, IndexWriter writer) {
    this.folder = folder;
    this.directory = directory;
    this.writer = writer;
  }

  /// Something to do with Lucene's writer.
  interface Work<T> {
    T on(IndexWriter writer) throws IOException;
  }

  /// Takes the lock; the directory stays the caller's.
  ///
  /// @throws GalleryException if another writer has it
  static GalleryIndex lock(Path folder, Directory directory, IndexWriterConfig config)
      throws IOException {
    return new GalleryIndex(folder, directory, GalleryLock.acquire(folder, directory, config));
  }

  /// Does something; an I/O error or a lack of memory ends this index.
  ///
  /// @param action what to say that failed, before the gallery's folder
  /// @throws GalleryException also if an earlier call failed
  <T> T run(String action, Work<T> work) {
    GalleryException earlier = failure;
    if (earlier != null) {
      throw WriterFailure.after(folder, earlier);
    }
    try {
      return work.on(writer);
    } catch (IOException | AlreadyClosedException | OutOfMemoryError e) {
      GalleryException failed = WriterFailure.of(action, folder, e);
      failure = failed;
      throw failed;
    }
  }

  boolean hasFailed() {
    return failure != null;
  }

  /// The last commit; to be closed.
  DirectoryReader committed() throws IOException {
    return DirectoryReader.open(directory);
  }

  /// Drops what was not committed and releases the lock.
  void rollback() throws IOException {
    writer.rollback();
  }

  /// Waits for running merges and releases the lock; drops what was not committed if there was an
  /// error.
  @Override
  public void close() throws IOException {
    if (hasFailed()) {
      rollback();
    } else {
      writer.close();
    }
  }
}
