package naja.gallery;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import naja.encoder.Embedding;
import naja.encoder.EncoderFingerprint;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.Term;
import org.apache.lucene.store.AlreadyClosedException;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.store.LockObtainFailedException;

/// Writes a gallery: photos become visible and durable together with each [#commit()]. One writer
/// at a time; calls from several threads are fine.
///
/// A writer that is killed loses what was put since its last commit and nothing else. A new gallery
/// begins with an empty commit of generation 0, so that it can be opened from the first moment.
public final class GalleryWriter implements AutoCloseable {
  private final Path folder;
  private final Directory directory;
  private final IndexWriter index;

  /// Puts share it, a commit holds it alone: the counts of a commit are those of its photos.
  private final ReadWriteLock commitLock = new ReentrantReadWriteLock();

  private volatile GalleryManifest manifest;
  private volatile boolean dirty;
  private final AtomicBoolean closed = new AtomicBoolean();

  private GalleryWriter(
      Path folder, Directory directory, IndexWriter index, GalleryManifest manifest) {
    this.folder = folder;
    this.directory = directory;
    this.index = index;
    this.manifest = manifest;
  }

  /// Opens the gallery in a folder for writing and creates it if there is none.
  ///
  /// @throws GalleryException if another process writes to it, or it was made with another encoder
  public static GalleryWriter open(Path folder, EncoderFingerprint encoder) {
    try {
      Files.createDirectories(GallerySchema.index(folder));
      Directory directory = FSDirectory.open(GallerySchema.index(folder));
      boolean opened = false;
      try {
        GalleryWriter writer = open(folder, directory, encoder);
        opened = true;
        return writer;
      } finally {
        if (!opened) {
          directory.close();
        }
      }
    } catch (IOException e) {
      throw GalleryException.failed("open for writing the gallery", folder, e);
    }
  }

  private static GalleryWriter open(Path folder, Directory directory, EncoderFingerprint encoder)
      throws IOException {
    boolean created = !DirectoryReader.indexExists(directory);
    IndexWriter index = lock(folder, directory);
    boolean opened = false;
    try {
      GalleryManifest manifest = created ? begin(index, encoder) : current(folder, index);
      EncoderMatch.require(folder, manifest.encoder(), encoder);
      WriterNote.here().write(folder);
      ManifestFile.rebuild(folder, manifest);
      opened = true;
      return new GalleryWriter(folder, directory, index, manifest);
    } finally {
      if (!opened) {
        index.rollback();
      }
    }
  }

  private static IndexWriter lock(Path folder, Directory directory) throws IOException {
    try {
      return new IndexWriter(directory, WriterSettings.create());
    } catch (LockObtainFailedException e) {
      throw new GalleryException(
          GalleryException.Kind.LOCKED,
          "gallery %s is being written by %s; wait until it has ended"
              .formatted(folder, WriterNote.holder(folder)),
          e);
    }
  }

  private static GalleryManifest begin(IndexWriter index, EncoderFingerprint encoder)
      throws IOException {
    GalleryManifest manifest = new GalleryManifest(encoder, 0, 0, 0, 0);
    index.setLiveCommitData(CommitData.write(manifest).entrySet());
    index.commit();
    return manifest;
  }

  private static GalleryManifest current(Path folder, IndexWriter index) {
    return CommitData.read(folder, CommitData.copy(index.getLiveCommitData()));
  }

  /// The facts of the last commit.
  public GalleryManifest manifest() {
    return manifest;
  }

  /// Content hash by image id, of every photo in the last commit.
  public Map<String, String> contentHashes() {
    try (DirectoryReader reader = DirectoryReader.open(directory)) {
      return ContentHashes.read(reader);
    } catch (IOException e) {
      throw GalleryException.failed("read the gallery", folder, e);
    }
  }

  /// Adds a photo, or replaces the one with the same image id.
  ///
  /// @param thumbnail a JPEG, or nothing
  /// @throws GalleryException if the embedding is a zero vector or has another dimension
  public void put(ReferencePhoto photo, Embedding embedding, byte[] thumbnail) {
    UnitVector vector = vector(photo, embedding);
    commitLock.readLock().lock();
    try {
      var document = PhotoDocument.of(photo, vector, thumbnail, manifest.generation() + 1);
      index.updateDocument(new Term(GallerySchema.IMAGE, photo.imageId()), document);
      dirty = true;
    } catch (IOException e) {
      throw GalleryException.failed("write photo " + photo.imageId() + " to gallery", folder, e);
    } catch (AlreadyClosedException e) {
      throw closed(e);
    } finally {
      commitLock.readLock().unlock();
    }
  }

  private UnitVector vector(ReferencePhoto photo, Embedding embedding) {
    int dimension = manifest.encoder().dimension();
    if (embedding.dimension() != dimension) {
      throw new GalleryException(
          GalleryException.Kind.BAD_EMBEDDING,
          "photo %s has an embedding of dimension %d, gallery %s needs %d"
              .formatted(photo.imageId(), embedding.dimension(), folder, dimension));
    }
    if (embedding.norm() == 0) {
      throw new GalleryException(
          GalleryException.Kind.BAD_EMBEDDING,
          "photo %s has a zero embedding, which has no direction to compare; leave it out"
              .formatted(photo.imageId()));
    }
    return UnitVector.of(embedding);
  }

  /// Makes everything put so far durable; returns the facts of the new commit, or of the last one
  /// when nothing was put since.
  public GalleryManifest commit() {
    commitLock.writeLock().lock();
    try {
      if (dirty) {
        manifest = commitAs(manifest.generation() + 1);
        dirty = false;
        ManifestFile.write(folder, manifest);
      }
      return manifest;
    } catch (IOException e) {
      throw GalleryException.failed("commit to gallery", folder, e);
    } catch (AlreadyClosedException e) {
      throw closed(e);
    } finally {
      commitLock.writeLock().unlock();
    }
  }

  private GalleryManifest commitAs(long generation) throws IOException {
    Census census;
    try (DirectoryReader reader = DirectoryReader.open(index)) {
      census = Census.of(reader);
    }
    GalleryManifest next =
        new GalleryManifest(
            manifest.encoder(), generation, census.photos(), census.observations(), census.taxa());
    index.setLiveCommitData(CommitData.write(next).entrySet());
    index.commit();
    return next;
  }

  private GalleryException closed(AlreadyClosedException e) {
    Throwable reason = e.getCause() == null ? e : e.getCause();
    return new GalleryException(
        GalleryException.Kind.IO,
        "the writer of gallery %s is closed: %s".formatted(folder, reason.getMessage()),
        e);
  }

  /// Commits what is open, waits for running merges and releases the lock. Closing twice is fine.
  @Override
  public void close() {
    if (closed.getAndSet(true)) {
      return;
    }
    try (directory) {
      commitAndRelease();
    } catch (IOException e) {
      throw GalleryException.failed("close gallery", folder, e);
    }
  }

  private void commitAndRelease() throws IOException {
    boolean committed = false;
    try {
      commit();
      committed = true;
    } finally {
      WriterNote.remove(folder);
      if (committed) {
        index.close();
      } else {
        index.rollback();
      }
    }
  }
}
