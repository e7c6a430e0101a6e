package naja.indexer;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import naja.collection.CollectionItem;
import naja.encoder.Embedding;
import naja.encoder.ImageEncoder;

/// Embeds photo files in batches on all workers, and hands on what becomes of each as soon as it is
/// known. Nothing is kept.
public final class FileEmbedder {
  /// Takes what becomes of files, each once, in any order and from several threads at once. What it
  /// throws ends the run.
  public interface Taker {
    /// Takes the embedding of a file.
    ///
    /// @param file its place in the list, from 0
    void embedded(int file, Embedding embedding);

    /// Takes a file that cannot be used.
    ///
    /// @param file its place in the list, from 0
    /// @param reason one word and a message
    void failed(int file, String reason);
  }

  private static final String NO_LABEL = "none";

  private final ImageEncoder encoder;
  private final IndexerSettings settings;
  private final ProgressListener listener;

  public FileEmbedder(ImageEncoder encoder, IndexerSettings settings, ProgressListener listener) {
    this.encoder = Objects.requireNonNull(encoder, "encoder");
    this.settings = Objects.requireNonNull(settings, "settings");
    this.listener = Objects.requireNonNull(listener, "listener");
  }

  /// Embeds every file; one that is listed twice, twice.
  ///
  /// @return whether all are through: false if the program was asked to stop
  public boolean run(List<Path> files, Taker taker) {
    TakerSink sink = new TakerSink(files.size(), taker, listener);
    try (StopSignal stop = new StopSignal()) {
      EmbeddingPipeline.of(encoder, settings, stop).run(items(files), sink);
      return !stop.isSet();
    } finally {
      listener.finished();
    }
  }

  /// The files under their places as ids, so that none is taken for another.
  static Iterator<CollectionItem> items(List<Path> files) {
    return IntStream.range(0, files.size())
        .mapToObj(place -> item(Integer.toString(place), files.get(place)))
        .iterator();
  }

  private static CollectionItem item(String id, Path file) {
    return new CollectionItem(
        id, file, file.toString(), NO_LABEL, id, null, null, null, null, null, null, null, null);
  }

  /// Counts, and passes on.
  private static final class TakerSink implements EmbeddingSink {
    private final int total;
    private final Taker taker;
    private final ProgressListener listener;
    private final AtomicInteger embedded = new AtomicInteger();
    private final AtomicInteger failed = new AtomicInteger();
    private final long start = System.nanoTime();

    TakerSink(int total, Taker taker, ProgressListener listener) {
      this.total = total;
      this.taker = taker;
      this.listener = listener;
    }

    @Override
    public void accept(EmbeddedPhoto photo) {
      taker.embedded(Math.toIntExact(photo.sequence()), photo.embedding());
      embedded.incrementAndGet();
    }

    @Override
    public void reject(FailedPhoto photo) {
      taker.failed(Integer.parseInt(photo.imageId()), photo.reason() + ": " + photo.message());
      failed.incrementAndGet();
    }

    @Override
    public void heartbeat() {
      var elapsed = Duration.ofNanos(System.nanoTime() - start);
      listener.progress(new Progress(embedded.get(), 0, failed.get(), total, elapsed));
    }
  }
}
