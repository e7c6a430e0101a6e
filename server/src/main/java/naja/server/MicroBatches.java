package naja.server;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.function.IntConsumer;
import java.util.function.IntSupplier;
import naja.encoder.Embedding;
import naja.encoder.EncoderException;
import naja.encoder.EncoderFingerprint;
import naja.encoder.ImageEncoder;
import naja.encoder.InputBatch;
import naja.photo.transform.Preprocessor;
import org.jspecify.annotations.Nullable;

/// An encoder for many small requests at once: on a GPU their photos go through the graph together.
///
/// The first request of a batch waits for others at most [#LONGEST_WAIT], and only as long as
/// others are on their way; a full batch does not wait. On a CPU, where larger batches gain
/// nothing, every request goes straight through in its own thread. A batch that fails is encoded
/// request by request, so that nobody fails for another's photo. How long a request may wait
/// altogether is up to the [EncodingQueue] before it. The encoder within stays its owner's.
final class MicroBatches implements ImageEncoder {
  static final Duration LONGEST_WAIT = Duration.ofMillis(10);

  private static final Duration LOOK = Duration.ofMillis(1);
  private static final int WAITING_REQUESTS = 256;
  private static final int USUAL = 8;

  private final ImageEncoder encoder;
  private final IntSupplier underWay;
  private final IntConsumer batchSizes;
  private final BlockingQueue<Waiting> queue = new ArrayBlockingQueue<>(WAITING_REQUESTS);
  private final @Nullable Thread thread;
  private volatile boolean closed;

  private record Waiting(InputBatch photos, CompletableFuture<List<Embedding>> embeddings) {}

  /// @param underWay requests that are encoding or about to, those that wait here included
  /// @param batchSizes told the size of every batch
  MicroBatches(ImageEncoder encoder, IntSupplier underWay, IntConsumer batchSizes) {
    this.encoder = encoder;
    this.underWay = underWay;
    this.batchSizes = batchSizes;
    this.thread =
        encoder.provider().equals("cpu")
            ? null
            : Thread.ofPlatform().daemon().name("naja-batches").start(this::work);
  }

  /// Waits as long as the encoder needs, because the batch must stay untouched until then.
  ///
  /// @throws Refusal if too many requests wait already
  @Override
  public List<Embedding> encode(InputBatch photos) {
    if (thread == null) {
      batchSizes.accept(photos.size());
      return encoder.encode(photos);
    }
    Waiting waiting = new Waiting(photos, new CompletableFuture<>());
    if (closed || !queue.offer(waiting)) {
      throw Refusal.busy("too many photos wait for the encoder; try again shortly");
    }
    return result(waiting.embeddings());
  }

  private static List<Embedding> result(CompletableFuture<List<Embedding>> embeddings) {
    try {
      return embeddings.join();
    } catch (CompletionException e) {
      switch (e.getCause()) {
        case RuntimeException cause -> throw cause;
        case Error cause -> throw cause;
        case null, default -> throw e;
      }
    }
  }

  private void work() {
    try {
      int most = most();
      while (!closed) {
        serve(gather(queue.take(), most));
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    } finally {
      closed = true;
      queue.forEach(waiting ->
          waiting
              .embeddings()
              .completeExceptionally(Refusal.unavailable("the service is shutting down")));
    }
  }

  /// An encoder that fails to find its best batch size fails with the reason when it encodes.
  private int most() {
    try {
      return encoder.preferredBatch(USUAL);
    } catch (EncoderException _) {
      return USUAL;
    }
  }

  /// The first request with those that come soon enough; the last may make it larger than `most`.
  private List<Waiting> gather(Waiting first, int most) throws InterruptedException {
    List<Waiting> batch = new ArrayList<>(List.of(first));
    int photos = first.photos().size();
    long end = System.nanoTime() + LONGEST_WAIT.toNanos();
    while (photos < most) {
      Waiting next = queue.poll();
      if (next == null) {
        if (batch.size() >= underWay.getAsInt() || System.nanoTime() >= end) {
          break;
        }
        next = queue.poll(LOOK.toNanos(), TimeUnit.NANOSECONDS);
      }
      if (next != null) {
        batch.add(next);
        photos += next.photos().size();
      }
    }
    return batch;
  }

  private void serve(List<Waiting> batch) {
    batch.removeIf(waiting -> waiting.embeddings().isDone());
    if (batch.isEmpty()) {
      return;
    }
    try {
      deliver(batch);
    } catch (EncoderException e) {
      if (batch.size() == 1) {
        batch.getFirst().embeddings().completeExceptionally(e);
      } else {
        batch.forEach(waiting -> serve(new ArrayList<>(List.of(waiting))));
      }
    } catch (RuntimeException | Error e) {
      batch.forEach(waiting -> waiting.embeddings().completeExceptionally(e));
    }
  }

  private void deliver(List<Waiting> batch) {
    InputBatch photos = joined(batch);
    List<Embedding> embeddings = encoder.encode(photos);
    batchSizes.accept(photos.size());
    int from = 0;
    for (Waiting waiting : batch) {
      int to = from + waiting.photos().size();
      waiting.embeddings().complete(List.copyOf(embeddings.subList(from, to)));
      from = to;
    }
  }

  private InputBatch joined(List<Waiting> batch) {
    if (batch.size() == 1) {
      return batch.getFirst().photos();
    }
    int photos = batch.stream().mapToInt(waiting -> waiting.photos().size()).sum();
    InputBatch joined = new InputBatch(encoder.preprocessor(), photos);
    batch.forEach(waiting -> joined.addAll(waiting.photos()));
    return joined;
  }

  @Override
  public EncoderFingerprint fingerprint() {
    return encoder.fingerprint();
  }

  @Override
  public Preprocessor preprocessor() {
    return encoder.preprocessor();
  }

  @Override
  public String provider() {
    return encoder.provider();
  }

  @Override
  public int preferredBatch(int usual) {
    return encoder.preferredBatch(usual);
  }

  /// Waits for the batch that is being encoded.
  @Override
  public void close() {
    closed = true;
    if (thread == null) {
      return;
    }
    thread.interrupt();
    try {
      thread.join();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }
}
