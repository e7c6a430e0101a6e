package naja.indexer;

import java.util.Iterator;
import java.util.concurrent.CompletionService;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import naja.collection.CollectionItem;
import naja.encoder.ImageEncoder;
import naja.photo.PhotoDecoder;
import naja.photo.augment.AugmentationPlan;
import naja.photo.augment.PhotoRows;
import org.jspecify.annotations.Nullable;

/// Streams photos through read, decode, preprocess, encode and write on a few workers, each of
/// which carries its photos all the way. On a CPU their number is fixed; on a GPU it follows what
/// the encoder needs. Memory does not grow with the collection.
///
/// @param workers how many workers there may be
/// @param rows what of every photo is embedded
record EmbeddingPipeline(
    ImageEncoder encoder,
    PhotoDecoder decoder,
    IndexerSettings settings,
    WorkerBounds workers,
    StopSignal stop,
    PhotoRows rows) {
  private static final long HEARTBEAT_MILLIS = 200;

  /// More callers than these only take memory from a graphics card.
  private static final int CALLERS_PER_GPU = 2;

  /// Bytes of a decoded photo of 16 megapixels.
  private static final long LARGE_PHOTO = 64L << 20;

  /// What a run took.
  record Effort(StageTimes times, Workforce workforce) {}

  static EmbeddingPipeline of(ImageEncoder encoder, IndexerSettings settings, StopSignal stop) {
    WorkerBounds workers =
        encoder.provider().equals("cpu")
            ? WorkerBounds.fixed(settings.workers())
            : WorkerBounds.beside(CALLERS_PER_GPU, settings.workers(), fitting(encoder, settings));
    PhotoDecoder decoder = new PhotoDecoder(settings.limits());
    return new EmbeddingPipeline(encoder, decoder, settings, workers, stop, AugmentationPlan.NONE);
  }

  /// Workers whose batches and decoded photos fit into half of Java's memory.
  private static long fitting(ImageEncoder encoder, IndexerSettings settings) {
    long photos = encoder.preferredBatch(settings.batchSize());
    long batch = photos * encoder.preprocessor().floatsPerPhoto() * Float.BYTES;
    return Runtime.getRuntime().maxMemory() / 2 / (batch + LARGE_PHOTO);
  }

  /// The same pipeline, with other rows of every photo.
  EmbeddingPipeline with(PhotoRows others) {
    return new EmbeddingPipeline(encoder, decoder, settings, workers, stop, others);
  }

  /// Runs until every photo is through, a worker fails, or the stop signal is set.
  Effort run(Iterator<CollectionItem> items, EmbeddingSink sink) {
    PhotoSource source = new PhotoSource(items);
    EncoderSlots slots = new EncoderSlots(workers.slots());
    Crew crew = new Crew(workers, slots, source);
    var threads = Thread.ofPlatform().name("naja-worker-", 0).factory();
    try (ExecutorService executor = Executors.newCachedThreadPool(threads)) {
      CompletionService<StageTimes> runs = new ExecutorCompletionService<>(executor);
      StageTimes times =
          await(runs, crew, () -> new PipelineWorker(this, slots, crew, source, sink), sink);
      return new Effort(times, crew.workforce());
    }
  }

  private StageTimes await(
      CompletionService<StageTimes> runs,
      Crew crew,
      Supplier<PipelineWorker> worker,
      EmbeddingSink sink) {
    StageTimes times = StageTimes.none();
    @Nullable Throwable failure = null;
    boolean done = false;
    try {
      for (int running = start(runs, crew, worker); running > 0; sink.heartbeat()) {
        Future<StageTimes> over = poll(runs);
        if (over != null) {
          running--;
          switch (over.state()) {
            case SUCCESS -> times = times.plus(over.resultNow());
            default -> failure = fail(failure, over.exceptionNow());
          }
        }
        crew.adapt();
        running += start(runs, crew, worker);
      }
      done = true;
    } finally {
      if (!done) {
        stop.set();
      }
    }
    rethrow(failure);
    return times;
  }

  /// Starts the workers that are wanted and not there, and says how many.
  private int start(
      CompletionService<StageTimes> runs, Crew crew, Supplier<PipelineWorker> worker) {
    int started = 0;
    for (; !stop.isSet() && crew.hires(); started++) {
      runs.submit(worker.get());
    }
    return started;
  }

  private @Nullable Future<StageTimes> poll(CompletionService<StageTimes> runs) {
    try {
      return runs.poll(HEARTBEAT_MILLIS, TimeUnit.MILLISECONDS);
    } catch (InterruptedException _) {
      stop.setByInterrupt();
      return runs.poll();
    }
  }

  private Throwable fail(@Nullable Throwable first, Throwable next) {
    stop.set();
    return first == null ? next : first;
  }

  private static void rethrow(@Nullable Throwable failure) {
    switch (failure) {
      case null -> {}
      case RuntimeException e -> throw e;
      case Error e -> throw e;
      default -> throw new IllegalStateException("workers throw no checked exceptions", failure);
    }
  }
}
