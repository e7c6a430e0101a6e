package naja.indexer;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import naja.collection.CollectionItem;
import naja.collection.CollectionReader;
import naja.collection.Taxa;
import naja.encoder.ImageEncoder;
import naja.encoder.InputBatch;
import naja.photo.Photo;
import naja.photo.PhotoDecoder;

/// Compares, in one run, indexing from files into a gallery with the encoder alone on ready
/// tensors: same encoder, same callers, same batches. The encoder alone has its turn before and
/// after, half of the photos each, so that both see the same machine. Before, all photos are
/// indexed once: Java compiles while it indexes the first ones.
public final class EncodeBenchmark {
  /// The part of the photos that warms the encoder alone up: one in so many.
  private static final int WARM_UP = 4;

  private final ImageEncoder encoder;
  private final IndexerSettings settings;
  private final int batchSize;

  public EncodeBenchmark(ImageEncoder encoder, IndexerSettings settings) {
    this.encoder = Objects.requireNonNull(encoder, "encoder");
    this.settings = Objects.requireNonNull(settings, "settings");
    this.batchSize = encoder.preferredBatch(settings.batchSize());
  }

  /// Measures with so many photos, taken evenly from the collection, after a warm-up with the same.
  ///
  /// @param photos at least 1; no more than the collection holds are used
  public EncodeBenchmarkReport run(CollectionReader collection, int photos) {
    if (photos < 1) {
      throw new IllegalArgumentException("photos must be at least 1, got " + photos);
    }
    List<CollectionItem> sample = sample(collection, photos);
    try (ScratchFolder scratch = ScratchFolder.create();
        ExecutorService callers = Executors.newFixedThreadPool(settings.workers())) {
      return measure(sample, scratch, new ReadyTensors(callers, sample));
    } catch (IOException e) {
      throw new UncheckedIOException("the benchmark's gallery could not be kept", e);
    }
  }

  private EncodeBenchmarkReport measure(
      List<CollectionItem> sample, ScratchFolder scratch, ReadyTensors tensors) {
    index(sample, scratch.path().resolve("warm-up"));
    tensors.encode(Math.ceilDiv(sample.size(), WARM_UP));
    int half = Math.ceilDiv(sample.size(), 2);
    long start = System.nanoTime();
    long before = tensors.encode(half);
    long indexing = System.nanoTime();
    RunReport run = index(sample, scratch.path().resolve("gallery"));
    long indexed = System.nanoTime();
    long after = tensors.encode(half);
    long end = System.nanoTime();
    return new EncodeBenchmarkReport(
        encoder.fingerprint().encoderId(),
        encoder.provider(),
        run.embedded(),
        settings.workers(),
        batchSize,
        run.embedded() / seconds(indexed - indexing),
        (before + after) / seconds(indexing - start + end - indexed),
        run.stages());
  }

  private static double seconds(long nanos) {
    return nanos / 1e9;
  }

  /// Indexing as the command does it: thumbnails, duplicates, commits and all.
  private RunReport index(List<CollectionItem> photos, Path gallery) {
    return new Indexer(encoder, settings, ProgressListener.silent())
        .index(new Sample(photos), Taxa.none(), gallery);
  }

  /// Photos picked from a collection.
  private record Sample(List<CollectionItem> photos) implements CollectionReader {
    @Override
    public Path location() {
      return photos.getFirst().path();
    }

    @Override
    public Stream<CollectionItem> items() {
      return photos.stream();
    }
  }

  private static List<CollectionItem> sample(CollectionReader collection, int photos) {
    long total = new Survey(collection, Taxa.none(), UnlistedLabels.ACCEPT).total();
    long stride = Math.max(1, total / photos);
    AtomicLong position = new AtomicLong();
    try (Stream<CollectionItem> items = collection.items()) {
      return items.filter(_ -> position.getAndIncrement() % stride == 0).limit(photos).toList();
    }
  }

  /// Every caller's batch, filled with photos once.
  private final class ReadyTensors {
    private final ExecutorService callers;
    private final List<InputBatch> batches;

    ReadyTensors(ExecutorService callers, List<CollectionItem> photos) {
      this.callers = callers;
      this.batches = Stream.generate(() -> fill(photos)).limit(settings.workers()).toList();
    }

    /// Encodes full batches until so many photos are through; returns how many it were.
    long encode(int photos) {
      AtomicLong handedOut = new AtomicLong();
      List<Future<Long>> runs =
          batches.stream().map(batch -> callers.submit(caller(batch, handedOut, photos))).toList();
      return runs.stream().mapToLong(EncodeBenchmark::result).sum();
    }

    private Callable<Long> caller(InputBatch batch, AtomicLong handedOut, int photos) {
      return () -> {
        long encoded = 0;
        while (handedOut.getAndAdd(batch.size()) < photos) {
          encoded += encoder.encode(batch).size();
        }
        return encoded;
      };
    }

    private InputBatch fill(List<CollectionItem> photos) {
      PhotoDecoder decoder = new PhotoDecoder(settings.limits());
      InputBatch batch = new InputBatch(encoder.preprocessor(), batchSize);
      var orientation = encoder.preprocessor().preprocessing().orientation();
      long maxBytes = settings.limits().maxBytes();
      for (int i = 0; !batch.isFull(); i++) {
        Photo photo =
            LoadedPhoto.read(photos.get(i % photos.size()), maxBytes).withinLimit(maxBytes);
        batch.add(decoder.decode(photo, orientation));
      }
      return batch;
    }
  }

  private static long result(Future<Long> run) {
    try {
      return run.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("the benchmark was interrupted", e);
    } catch (ExecutionException e) {
      throw new IllegalStateException("the encoder failed: " + e.getCause(), e);
    }
  }
}
