package naja.indexer;

import java.util.Iterator;
import java.util.concurrent.CompletionService;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import naja.collection.CollectionItem;
import naja.encoder.ImageEncoder;
import naja.photo.PhotoDecoder;
import naja.photo.augment.AugmentationPlan;
import org.jspecify.annotations.Nullable;

/// Streams photos through read, decode, preprocess, encode and write on a few workers, each of
/// which carries its photos all the way. Memory does not grow with the collection.
///
/// @param encoderSlots how many workers may call the encoder at once
/// @param copies which copies of every photo are embedded after it
record EmbeddingPipeline(
    ImageEncoder encoder,
    PhotoDecoder decoder,
    IndexerSettings settings,
    Semaphore encoderSlots,
    StopSignal stop,
    AugmentationPlan copies) {
  private static final long HEARTBEAT_MILLIS = 200;

  /// More callers than these only take memory from a graphics card.
  private static final int CALLERS_PER_GPU = 2;

  static EmbeddingPipeline of(ImageEncoder encoder, IndexerSettings settings, StopSignal stop) {
    int slots = encoder.provider().equals("cpu") ? settings.workers() : CALLERS_PER_GPU;
    PhotoDecoder decoder = new PhotoDecoder(settings.limits());
    return new EmbeddingPipeline(
        encoder, decoder, settings, new Semaphore(slots), stop, AugmentationPlan.NONE);
  }

  /// The same pipeline, with copies of every photo.
  EmbeddingPipeline with(AugmentationPlan augmentations) {
    return new EmbeddingPipeline(encoder, decoder, settings, encoderSlots, stop, augmentations);
  }

  /// Runs until every photo is through, a worker fails, or the stop signal is set.
  StageTimes run(Iterator<CollectionItem> items, EmbeddingSink sink) {
    PhotoSource source = new PhotoSource(items);
    var threads = Thread.ofPlatform().name("naja-worker-", 0).factory();
    try (ExecutorService workers = Executors.newFixedThreadPool(settings.workers(), threads)) {
      CompletionService<StageTimes> runs = new ExecutorCompletionService<>(workers);
      for (int i = 0; i < settings.workers(); i++) {
        runs.submit(new PipelineWorker(this, source, sink));
      }
      return await(runs, sink);
    }
  }

  private StageTimes await(CompletionService<StageTimes> runs, EmbeddingSink sink) {
    StageTimes times = StageTimes.none();
    @Nullable Throwable failure = null;
    boolean done = false;
    try {
      for (int running = settings.workers(); running > 0; sink.heartbeat()) {
        Future<StageTimes> over = poll(runs);
        if (over != null) {
          running--;
          switch (over.state()) {
            case SUCCESS -> times = times.plus(over.resultNow());
            default -> failure = fail(failure, over.exceptionNow());
          }
        }
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
