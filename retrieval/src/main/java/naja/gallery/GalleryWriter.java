package naja.gallery;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Function;
import naja.encoder.Embedding;
import naja.encoder.EncoderFingerprint;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;
import org.jspecify.annotations.Nullable;

/// Writes a gallery: changes become visible and durable together with each [#commit()]. One writer
/// at a time; calls from several threads are fine.
///
/// A writer that is killed loses what was changed since its last commit and nothing else. The same
/// holds after an error (a full disk, too small a heap): the writer then says so to every further
/// call, and opening the gallery again goes on from the last commit. A new gallery begins with an
/// empty commit of generation 0, so that it can be opened from the first moment.
public final class GalleryWriter implements AutoCloseable {
  private final Path folder;
  private final Directory directory;
  private final GalleryIndex index;

  /// Puts share it, everything else holds it alone: the counts of a commit are those of its photos.
  private final ReadWriteLock lock = new ReentrantReadWriteLock();

  private final AtomicLong puts = new AtomicLong();
  private volatile GalleryManifest manifest;
  private volatile boolean dirty;
  private final AtomicBoolean closed = new AtomicBoolean();

  private GalleryWriter(
      Path folder, Directory directory, GalleryIndex index, GalleryManifest manifest) {
    this.folder = folder;
    this.directory = directory;
    this.index = index;
    this.manifest = manifest;
  }

  /// Opens the gallery in a folder for writing and creates it if there is none.
  ///
  /// @throws GalleryException if another writer has it, or it was made with another encoder
  public static GalleryWriter open(Path folder, EncoderFingerprint encoder) {
    return open(folder, encoder, null);
  }

  /// The same with a wish for the format of the index.
  ///
  /// @param format null: the format that the gallery has, or the default for a new one
  /// @throws GalleryException also if the gallery has another format, which only [GalleryRewrite]
  ///   changes
  public static GalleryWriter open(
      Path folder, EncoderFingerprint encoder, @Nullable IndexFormat format) {
    return open(folder, encoder, format, WriterSettings::create);
  }

  /// The same for very many photos that come at once. Each commit rewrites the whole gallery as one
  /// segment whose graph is built on every core, so it pays where most of the photos are new.
  ///
  /// @throws GalleryException as [#open(Path, EncoderFingerprint, IndexFormat)]
  public static GalleryWriter openForBulkLoad(
      Path folder, EncoderFingerprint encoder, @Nullable IndexFormat format) {
    return open(folder, encoder, format, WriterSettings::forBulkLoad);
  }

  private static GalleryWriter open(
      Path folder,
      EncoderFingerprint encoder,
      @Nullable IndexFormat format,
      Function<IndexFormat, IndexWriterConfig> settings) {
    makeFolder(folder);
    try {
      Directory directory = FSDirectory.open(GallerySchema.index(folder));
      return open(folder, directory, encoder, format, settings);
    } catch (IOException e) {
      throw GalleryException.failed("open for writing the gallery", folder, e);
    }
  }

  private static void makeFolder(Path folder) {
    try {
      Files.createDirectories(GallerySchema.index(folder));
    } catch (IOException e) {
      throw DiskSpace.isExhausted(e)
          ? GalleryException.failed("make the folder of gallery", folder, e)
          : GalleryException.noFolder(folder, e);
    }
  }

  /// Opens the gallery in a folder for changes that need no encoder.
  ///
  /// @throws GalleryException if there is no gallery, or another writer has it
  public static GalleryWriter openExisting(Path folder) {
    EncoderFingerprint encoder;
    try (Gallery gallery = Gallery.open(folder)) {
      encoder = gallery.manifest().encoder();
    }
    return open(folder, encoder);
  }

  /// Takes the directory over.
  static GalleryWriter open(
      Path folder, Directory directory, EncoderFingerprint encoder, @Nullable IndexFormat wished)
      throws IOException {
    return open(folder, directory, encoder, wished, WriterSettings::create);
  }

  private static GalleryWriter open(
      Path folder,
      Directory directory,
      EncoderFingerprint encoder,
      @Nullable IndexFormat wished,
      Function<IndexFormat, IndexWriterConfig> settings)
      throws IOException {
    boolean opened = false;
    try {
      GalleryWriter writer = begin(folder, directory, encoder, wished, settings);
      opened = true;
      return writer;
    } finally {
      if (!opened) {
        directory.close();
      }
    }
  }

  private static GalleryWriter begin(
      Path folder,
      Directory directory,
      EncoderFingerprint encoder,
      @Nullable IndexFormat wished,
      Function<IndexFormat, IndexWriterConfig> settings)
      throws IOException {
    boolean created = !DirectoryReader.indexExists(directory);
    IndexFormat format = created ? FormatMatch.ofNew(wished) : FormatMatch.of(folder, directory);
    GalleryIndex index = GalleryIndex.lock(folder, directory, settings.apply(format));
    boolean opened = false;
    try {
      GalleryManifest manifest =
          index.run(
              "open for writing the",
              writer -> created ? create(writer, encoder, format) : current(folder, writer));
      EncoderMatch.require(folder, manifest.encoder(), encoder);
      FormatMatch.require(folder, manifest.index(), wished == null ? format : wished);
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

  private static GalleryManifest create(
      IndexWriter writer, EncoderFingerprint encoder, IndexFormat format) throws IOException {
    GalleryManifest manifest = GalleryManifest.empty(encoder, format);
    writer.setLiveCommitData(CommitData.write(manifest).entrySet());
    writer.commit();
    return manifest;
  }

  private static GalleryManifest current(Path folder, IndexWriter writer) {
    return CommitData.read(folder, CommitData.copy(writer.getLiveCommitData()));
  }

  /// The facts of the last commit.
  public GalleryManifest manifest() {
    return manifest;
  }

  /// Adds a photo, or replaces the one with the same image id.
  ///
  /// @param thumbnail a JPEG, or nothing
  /// @throws GalleryException if the embedding is a zero vector or has another dimension
  public void put(ReferencePhoto photo, Embedding embedding, byte[] thumbnail) {
    put(new StoredPhoto(photo, vector(photo, embedding), thumbnail));
  }

  /// Adds a photo as another gallery of the same encoder holds it.
  void put(StoredPhoto photo) {
    lock.readLock().lock();
    try {
      index.run(
          "write photo " + photo.imageId() + " to",
          writer -> writer.updateDocument(photo.key(), photo.document(nextGeneration())));
      puts.incrementAndGet();
      dirty = true;
    } finally {
      lock.readLock().unlock();
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

  /// Describes photos anew (label, observation, provenance): their embeddings and thumbnails stay
  /// as they are, to the last bit. Photos that the gallery does not hold are passed over.
  ///
  /// @return how many photos were described
  public int describe(Collection<ReferencePhoto> photos) {
    return photos.isEmpty() ? 0 : alone("describe photos of", writer -> describe(writer, photos));
  }

  private int describe(IndexWriter writer, Collection<ReferencePhoto> photos) throws IOException {
    int found = 0;
    try (DirectoryReader reader = DirectoryReader.open(writer)) {
      for (ReferencePhoto photo : photos) {
        Optional<PhotoLocation> location = PhotoLocation.of(reader, photo.imageId());
        if (location.isPresent()) {
          StoredPhoto stored = StoredPhoto.at(location.get(), photo);
          writer.updateDocument(stored.key(), stored.document(nextGeneration()));
          puts.incrementAndGet();
          dirty = true;
          found++;
        }
      }
    }
    return found;
  }

  /// Deletes photos, also those put since the last commit.
  ///
  /// @return how many there were
  public int delete(PhotoSelection selection) {
    return selection.isEmpty() ? 0 : alone("delete from", writer -> delete(writer, selection));
  }

  private int delete(IndexWriter writer, PhotoSelection selection) throws IOException {
    Query query = selection.query();
    int found;
    try (DirectoryReader reader = DirectoryReader.open(writer)) {
      found = new IndexSearcher(reader).count(query);
    }
    if (found > 0) {
      writer.deleteDocuments(query);
      dirty = true;
    }
    return found;
  }

  /// Makes every change so far durable; returns the facts of the new commit, or of the last one
  /// when nothing was changed since.
  public GalleryManifest commit() {
    lock.writeLock().lock();
    try {
      if (dirty) {
        manifest = index.run("commit to", this::commit);
        dirty = false;
        puts.set(0);
        ManifestFile.write(folder, manifest);
      }
      return manifest;
    } finally {
      lock.writeLock().unlock();
    }
  }

  private GalleryManifest commit(IndexWriter writer) throws IOException {
    Census census;
    try (DirectoryReader now = DirectoryReader.open(writer)) {
      census = Census.of(now);
      if (now.numDocs() < manifest.photos() + puts.get()) {
        keepTaxonFacts(writer, now);
      }
    }
    GalleryManifest next = manifest.next(census);
    if (writer.getConfig().getMergePolicy() instanceof OneMergePolicy) {
      writer.forceMerge(1);
    }
    writer.setLiveCommitData(CommitData.write(next).entrySet());
    writer.commit();
    return next;
  }

  /// What is known of a taxon outlives the photo that said it, as long as the taxon has photos.
  private void keepTaxonFacts(IndexWriter writer, DirectoryReader now) throws IOException {
    try (DirectoryReader before = index.committed()) {
      for (StoredPhoto photo : TaxonMemory.forgotten(before, now, manifest.generation())) {
        writer.updateDocument(photo.key(), photo.document(nextGeneration()));
      }
    }
  }

  private long nextGeneration() {
    return manifest.generation() + 1;
  }

  private <T> T alone(String action, GalleryIndex.Work<T> work) {
    lock.writeLock().lock();
    try {
      return index.run(action, work);
    } finally {
      lock.writeLock().unlock();
    }
  }

  /// Forgets what was changed since the last commit and releases the lock; closing after that is
  /// fine.
  public void abandon() {
    if (closed.getAndSet(true)) {
      return;
    }
    try (directory) {
      index.rollback();
    } catch (IOException e) {
      throw GalleryException.failed("abandon the changes to gallery", folder, e);
    } finally {
      WriterNote.remove(folder);
    }
  }

  /// Commits what is open, waits for running merges and releases the lock; after an error nothing
  /// more is committed. Closing twice is fine.
  @Override
  public void close() {
    if (closed.getAndSet(true)) {
      return;
    }
    try (directory;
        index) {
      if (!index.hasFailed()) {
        commit();
      }
    } catch (IOException e) {
      throw GalleryException.failed("close gallery", folder, e);
    } finally {
      WriterNote.remove(folder);
    }
  }
}
