package naja.indexer;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Semaphore;
import naja.collection.CollectionItem;
import naja.encoder.Embedding;
import naja.encoder.EncoderException;
import naja.encoder.ImageEncoder;
import naja.encoder.InputBatch;
import naja.photo.Photo;
import naja.photo.PhotoDecoder;
import naja.photo.Pixels;
import naja.photo.Thumbnail;
import naja.photo.UnreadablePhoto;
import org.jspecify.annotations.Nullable;

/// Takes photos one by one through every stage, with a batch of its own. Holds at most one decoded
/// photo at a time and the encoder input of one batch.
final class PipelineWorker implements Callable<StageTimes> {
  private record Pending(
      PhotoSource.Numbered photo, String contentHash, @Nullable Photo thumbnail) {}

  private final ImageEncoder encoder;
  private final PhotoDecoder decoder;
  private final long maxBytes;
  private final Semaphore encoderSlots;
  private final PhotoSource source;
  private final EmbeddingSink sink;
  private final StopSignal stop;
  private final InputBatch batch;
  private final List<Pending> pending = new ArrayList<>();
  private final StageClock clock = new StageClock();
  private boolean encoderWorks;

  PipelineWorker(EmbeddingPipeline pipeline, PhotoSource source, EmbeddingSink sink) {
    this.encoder = pipeline.encoder();
    this.decoder = pipeline.decoder();
    this.maxBytes = pipeline.settings().limits().maxBytes();
    this.encoderSlots = pipeline.encoderSlots();
    this.stop = pipeline.stop();
    this.source = source;
    this.sink = sink;
    int batchSize = encoder.preferredBatch(pipeline.settings().batchSize());
    this.batch = new InputBatch(encoder.preprocessor(), batchSize);
  }

  @Override
  public StageTimes call() {
    PhotoSource.Numbered photo = source.next();
    while (photo != null && !stop.isSet()) {
      prepare(photo);
      if (batch.isFull()) {
        flush();
      }
      photo = source.next();
    }
    if (!stop.isSet()) {
      flush();
    }
    return clock.times();
  }

  private void prepare(PhotoSource.Numbered photo) {
    String contentHash = "";
    try {
      LoadedPhoto loaded = load(photo.item());
      source.wasRead(photo.item().path());
      contentHash = loaded.contentHash();
      if (sink.wants(photo.item(), contentHash)) {
        pending.add(new Pending(photo, contentHash, fill(loaded)));
      }
    } catch (UnreadablePhoto e) {
      if (e.reason() == UnreadablePhoto.Reason.IO_ERROR) {
        source.requireThere(photo.item().path());
      }
      reject(photo, e.reason().code(), e.getMessage(), contentHash);
    } catch (OutOfMemoryError _) {
      // Without the hash the photo is tried again by the next run, which may have more memory.
      reject(photo, UnreadablePhoto.Reason.TOO_LARGE.code(), outOfMemory(), "");
    }
  }

  private LoadedPhoto load(CollectionItem item) {
    return clock.time(Stage.READ, () -> LoadedPhoto.read(item, maxBytes));
  }

  /// Decodes a photo into the batch; returns its thumbnail, if the sink wants one.
  private @Nullable Photo fill(LoadedPhoto loaded) {
    Photo photo = loaded.withinLimit(maxBytes);
    var orientation = encoder.preprocessor().preprocessing().orientation();
    Pixels pixels = clock.time(Stage.DECODE, () -> decoder.decode(photo, orientation));
    clock.run(Stage.PREPROCESS, () -> batch.add(pixels));
    if (!sink.wantsThumbnails()) {
      return null;
    }
    return clock.time(Stage.THUMBNAIL, () -> new Photo(photo.name(), Thumbnail.jpeg(pixels)));
  }

  private void flush() {
    if (pending.isEmpty()) {
      return;
    }
    List<Pending> photos = List.copyOf(pending);
    pending.clear();
    try {
      deliver(photos, encode());
    } catch (EncoderException e) {
      batch.clear();
      encodeOneByOne(photos, e);
    }
  }

  private List<Embedding> encode() {
    encoderSlots.acquireUninterruptibly();
    try {
      List<Embedding> embeddings = clock.time(Stage.ENCODE, () -> encoder.encode(batch));
      batch.clear();
      encoderWorks = true;
      return embeddings;
    } finally {
      encoderSlots.release();
    }
  }

  /// Finds the photo that an encoder choked on: an embedding that is not finite must not take its
  /// neighbours with it. An encoder that fails on all of them is broken.
  private void encodeOneByOne(List<Pending> photos, EncoderException failure) {
    List<Pending> refused = new ArrayList<>();
    for (Pending photo : photos) {
      batch.clear();
      try {
        fill(load(photo.photo().item()));
        deliver(List.of(photo), encode());
      } catch (EncoderException _) {
        refused.add(photo);
      }
    }
    batch.clear();
    if (!encoderWorks || (photos.size() > 1 && refused.size() == photos.size())) {
      throw failure;
    }
    for (Pending photo : refused) {
      reject(photo.photo(), "encoder_failed", failure.getMessage(), "");
    }
  }

  private void deliver(List<Pending> photos, List<Embedding> embeddings) {
    clock.run(
        Stage.WRITE,
        () -> {
          for (int i = 0; i < photos.size(); i++) {
            deliver(photos.get(i), embeddings.get(i));
          }
        });
  }

  private void deliver(Pending photo, Embedding embedding) {
    if (embedding.norm() == 0) {
      reject(
          photo.photo(),
          UnreadablePhoto.Reason.ZERO_EMBEDDING.code(),
          "the encoder makes nothing but zeros of it",
          photo.contentHash());
      return;
    }
    sink.accept(
        new EmbeddedPhoto(
            photo.photo().sequence(),
            photo.photo().item(),
            photo.contentHash(),
            embedding,
            photo.thumbnail()));
  }

  private void reject(
      PhotoSource.Numbered photo, String reason, @Nullable String message, String contentHash) {
    CollectionItem item = photo.item();
    sink.reject(
        new FailedPhoto(
            item.sourcePath(),
            reason,
            message == null ? "" : message,
            item.imageId(),
            contentHash));
  }

  private static String outOfMemory() {
    return "needs more memory than is left of %d MiB; give Java a larger heap (-Xmx)"
        .formatted(Runtime.getRuntime().maxMemory() >> 20);
  }
}
