package naja.server;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.micrometer.core.instrument.Tags;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import naja.encoder.Embedding;
import naja.encoder.EncoderFingerprint;
import naja.encoder.ImageEncoder;
import naja.encoder.InputBatch;
import naja.photo.Photo;
import naja.photo.PhotoDecoder;
import naja.photo.Pixels;
import naja.photo.TileGrid;
import naja.photo.UnreadablePhoto;
import naja.photo.UnreadablePhoto.Reason;
import naja.server.api.Milliseconds;
import naja.server.api.PhotoProblem;
import naja.server.api.PlotReply;

/// Turns uploaded photos into embeddings, and remembers those of photos seen before.
///
/// The values are those of [naja.encoder.PhotoEmbedder]; what is added is the bounded queue, the
/// cache, the time of every stage, and a report of every unreadable photo in place of the first.
final class PhotoEmbeddings {
  private static final int BYTES_PER_ENTRY = 256;

  private final PhotoDecoder decoder;
  private final ImageEncoder encoder;
  private final EncodingQueue queue;
  private final Cache<Key, Embedding> cache;
  private final ThreadLocal<InputBatch> batches;
  private final Metrics metrics;

  /// The same bytes give the same embedding as long as the encoder is the same.
  private record Key(String contentHash, EncoderFingerprint encoder) {}

  PhotoEmbeddings(
      ServerSettings settings, ImageEncoder encoder, EncodingQueue queue, Metrics metrics) {
    this.decoder = new PhotoDecoder(settings.photoLimits());
    this.encoder = encoder;
    this.queue = queue;
    this.metrics = metrics;
    this.cache =
        Caffeine.newBuilder()
            .maximumWeight(settings.cacheBytes())
            .weigher((Key _, Embedding value) -> BYTES_PER_ENTRY + 4 * value.dimension())
            .recordStats()
            .build();
    metrics.watchCount(
        Metrics.CACHE, Tags.of("result", "hit"), cache, known -> known.stats().hitCount());
    metrics.watchCount(
        Metrics.CACHE, Tags.of("result", "miss"), cache, known -> known.stats().missCount());
    this.batches =
        ThreadLocal.withInitial(() -> new InputBatch(encoder.preprocessor(), settings.maxImages()));
  }

  /// The photos' embeddings, in order.
  ///
  /// @throws Refusal if photos cannot be used or the service is busy
  List<Embedding> of(List<Photo> photos, Milliseconds times) {
    List<Key> keys = photos.stream().map(this::key).toList();
    Map<Key, Embedding> known = new HashMap<>(cache.getAllPresent(keys));
    if (!known.keySet().containsAll(keys)) {
      long start = System.nanoTime();
      queue.run(() -> {
        times.since("wait", start);
        embedMissing(photos, keys, known, times);
        return known;
      });
      cache.putAll(known);
    }
    return keys.stream().map(known::get).toList();
  }

  /// The embeddings of a photo's tiles, row by row.
  ///
  /// @param photo the photo's size in pixels
  record Tiles(PlotReply.Size photo, List<Embedding> embeddings) {}

  /// Cuts a photo into tiles and embeds each.
  ///
  /// @throws Refusal if the photo cannot be used, or the service is busy
  Tiles tiles(Photo photo, TileGrid grid, Milliseconds times) {
    long start = System.nanoTime();
    return queue.run(() -> {
      times.since("wait", start);
      try {
        return embedTiles(photo, grid, times);
      } catch (UnreadablePhoto e) {
        metrics.image(e.reason().code());
        throw Refusal.unreadable(List.of(PhotoProblem.of(0, photo.name(), e)));
      }
    });
  }

  private Tiles embedTiles(Photo photo, TileGrid grid, Milliseconds times) {
    Pixels pixels = decoded(photo, times);
    if (pixels.width() < grid.columns() || pixels.height() < grid.rows()) {
      throw Refusal.invalid("the photo has fewer pixels than the grid has tiles");
    }
    long start = System.nanoTime();
    List<Embedding> embeddings = encoder.encode(grid.cut(pixels));
    times.since("encode", start);
    for (Embedding embedding : embeddings) {
      requireDirection(List.of(photo), 0, embedding);
    }
    metrics.image("ok");
    return new Tiles(new PlotReply.Size(pixels.width(), pixels.height()), embeddings);
  }

  /// Runs a grey photo through the encoder, so that the first visitor does not wait for it.
  void warmUp() {
    byte[] grey = new byte[3 * 64 * 64];
    queue.run(() -> encoder.encode(List.of(new Pixels(64, 64, grey))));
  }

  private void embedMissing(
      List<Photo> photos, List<Key> keys, Map<Key, Embedding> known, Milliseconds times) {
    InputBatch batch = batches.get();
    batch.clear();
    List<Key> batched = new ArrayList<>();
    List<PhotoProblem> problems = new ArrayList<>();
    for (int i = 0; i < photos.size(); i++) {
      if (known.containsKey(keys.get(i)) || batched.contains(keys.get(i))) {
        continue;
      }
      try {
        add(photos.get(i), batch, times);
        batched.add(keys.get(i));
      } catch (UnreadablePhoto e) {
        metrics.image(e.reason().code());
        problems.add(PhotoProblem.of(i, photos.get(i).name(), e));
      }
    }
    if (!problems.isEmpty()) {
      throw Refusal.unreadable(problems);
    }
    long start = System.nanoTime();
    List<Embedding> embeddings = encoder.encode(batch);
    times.since("encode", start);
    for (int i = 0; i < batched.size(); i++) {
      requireDirection(photos, keys.indexOf(batched.get(i)), embeddings.get(i));
      known.put(batched.get(i), embeddings.get(i));
      metrics.image("ok");
    }
  }

  private void requireDirection(List<Photo> photos, int index, Embedding embedding) {
    if (embedding.norm() == 0) {
      Reason reason = Reason.ZERO_EMBEDDING;
      metrics.image(reason.code());
      var failure = new UnreadablePhoto(reason, "the encoder makes nothing but zeros of it");
      throw Refusal.unreadable(List.of(PhotoProblem.of(index, photos.get(index).name(), failure)));
    }
  }

  private void add(Photo photo, InputBatch batch, Milliseconds times) {
    Pixels pixels = decoded(photo, times);
    long decoded = System.nanoTime();
    batch.add(pixels);
    times.since("preprocess", decoded);
  }

  private Pixels decoded(Photo photo, Milliseconds times) {
    long start = System.nanoTime();
    Pixels pixels = decoder.decode(photo, encoder.preprocessor().preprocessing().orientation());
    times.since("decode", start);
    return pixels;
  }

  private Key key(Photo photo) {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(photo.bytes());
      return new Key(HexFormat.of().formatHex(digest), encoder.fingerprint());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java runtime has SHA-256", e);
    }
  }
}
