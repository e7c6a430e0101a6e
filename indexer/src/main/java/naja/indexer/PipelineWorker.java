package naja.indexer;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
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
import naja.photo.augment.Augmentation;
import naja.photo.augment.PhotoRows;
import org.jspecify.annotations.Nullable;

/// Takes photos one by one through every stage, with a batch of its own. Holds at most one decoded
/// photo, and one copy of it, at a time and the encoder input of one batch.
final class PipelineWorker implements Callable<StageTimes> {
  private record Pending(
      PhotoSource.Numbered photo,
      String contentHash,
      @Nullable Photo thumbnail,
      int copy,
      Augmentation augmentation) {}

  private record Decoded(
      PhotoSource.Numbered photo, String contentHash, Pixels pixels, @Nullable Photo thumbnail) {}

  private final ImageEncoder encoder;
  private final PhotoDecoder decoder;
  private final long maxBytes;
  private final EncoderSlots encoderSlots;
  private final Crew crew;
  private final PhotoSource source;
  private final EmbeddingSink sink;
  private final StopSignal stop;
  private final PhotoRows rows;
  private final InputBatch batch;
  private final List<Pending> pending = new ArrayList<>();
  private final StageClock clock = new StageClock();
  private boolean encoderWorks;

  PipelineWorker(
      EmbeddingPipeline pipeline,
      EncoderSlots encoderSlots,
      Crew crew,
      PhotoSource source,
      EmbeddingSink sink) {
    this.encoder = pipeline.encoder();
    this.decoder = pipeline.decoder();
    this.maxBytes = pipeline.settings().limits().maxBytes();
    this.encoderSlots = encoderSlots;
    this.crew = crew;
    this.stop = pipeline.stop();
    this.rows = pipeline.rows();
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
      photo = pending.isEmpty() && crew.letsGo() ? null : source.next();
    }
    if (!stop.isSet()) {
      flush();
    }
    return clock.times();
  }

  /// Puts the rows of a photo into the batch, which is encoded whenever it is full.
  private void prepare(PhotoSource.Numbered photo) {
    Decoded decoded = open(photo);
    if (decoded == null) {
      return;
    }
    for (int copy = 0; copy < rows.rows() && add(decoded, copy); copy++) {
      if (batch.isFull()) {
        flush();
      }
    }
  }

  /// Reads and decodes a photo; null where the sink does not want it, or it cannot be used.
  private @Nullable Decoded open(PhotoSource.Numbered photo) {
    String contentHash = "";
    try {
      LoadedPhoto loaded = load(photo.item());
      source.wasRead(photo.item().path());
      contentHash = loaded.contentHash();
      if (sink.wants(photo.item(), contentHash)) {
        Pixels pixels = decode(loaded);
        return new Decoded(photo, contentHash, pixels, thumbnail(photo.item(), pixels));
      }
    } catch (UnreadablePhoto e) {
      if (e.reason() == UnreadablePhoto.Reason.IO_ERROR) {
        source.requireThere(photo.item().path());
      }
      reject(photo, e.reason().code(), e.getMessage(), contentHash);
    } catch (OutOfMemoryError _) {
      rejectTooLarge(photo);
    }
    return null;
  }

  /// Puts one copy of a photo, or itself, into the batch; false where that cannot be.
  private boolean add(Decoded decoded, int copy) {
    PhotoSource.Numbered photo = decoded.photo();
    try {
      Augmentation augmentation = rows.row(photo.item().imageId(), copy, decoded.pixels());
      add(decoded.pixels(), augmentation);
      @Nullable Photo thumbnail = copy == 0 ? decoded.thumbnail() : null;
      pending.add(new Pending(photo, decoded.contentHash(), thumbnail, copy, augmentation));
      return true;
    } catch (UnreadablePhoto e) {
      reject(photo, e.reason().code(), e.getMessage(), decoded.contentHash());
      return false;
    } catch (OutOfMemoryError _) {
      rejectTooLarge(photo);
      return false;
    }
  }

  private void add(Pixels pixels, Augmentation augmentation) {
    clock.run(Stage.PREPROCESS, () -> batch.add(augmentation.apply(pixels)));
  }

  private LoadedPhoto load(CollectionItem item) {
    return clock.time(Stage.READ, () -> LoadedPhoto.read(item, maxBytes));
  }

  private Pixels decode(LoadedPhoto loaded) {
    Photo photo = loaded.withinLimit(maxBytes);
    var orientation = encoder.preprocessor().preprocessing().orientation();
    return clock.time(Stage.DECODE, () -> decoder.decode(photo, orientation));
  }

  private @Nullable Photo thumbnail(CollectionItem item, Pixels pixels) {
    if (!sink.wantsThumbnails()) {
      return null;
    }
    return clock.time(Stage.THUMBNAIL, () -> new Photo(item.sourcePath(), Thumbnail.jpeg(pixels)));
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
    encoderSlots.acquire();
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
        add(decode(load(photo.photo().item())), photo.augmentation());
        deliver(List.of(photo), encode());
      } catch (EncoderException _) {
        refused.add(photo);
      }
    }
    batch.clear();
    if (!encoderWorks || (isSeveral(photos) && refused.size() == photos.size())) {
      throw failure;
    }
    for (Pending photo : refused) {
      reject(photo.photo(), "encoder_failed", failure.getMessage(), "");
    }
  }

  /// Whether there are different photos, and not only copies of one.
  private static boolean isSeveral(List<Pending> photos) {
    return photos.getFirst().photo().sequence() != photos.getLast().photo().sequence();
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
            photo.thumbnail(),
            photo.copy(),
            photo.augmentation()));
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

  /// Without the hash the photo is tried again by the next run, which may have more memory.
  private void rejectTooLarge(PhotoSource.Numbered photo) {
    reject(photo, UnreadablePhoto.Reason.TOO_LARGE.code(), outOfMemory(), "");
  }

  private static String outOfMemory() {
    return "needs more memory than is left of %d MiB; give Java a larger heap (-Xmx)"
        .formatted(Runtime.getRuntime().maxMemory() >> 20);
  }
}
