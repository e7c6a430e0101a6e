package naja.indexer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.Color;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import naja.collection.CollectionItem;
import naja.encoder.Embedding;
import naja.encoder.EncoderException;
import naja.encoder.ImageEncoder;
import naja.photo.PhotoDecoder;
import naja.photo.augment.AugmentationPlan;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddingPipelineTest {
  private static final int WORKERS = 3;
  private static final IndexerSettings SETTINGS = IndexerSettings.DEFAULT.withWorkers(WORKERS);

  @TempDir Path folder;
  private Path grey;
  private Path red;

  /// Keeps what the pipeline hands over.
  private static class Collecting implements EmbeddingSink {
    final Queue<EmbeddedPhoto> accepted = new ConcurrentLinkedQueue<>();
    final Queue<FailedPhoto> rejected = new ConcurrentLinkedQueue<>();

    @Override
    public void accept(EmbeddedPhoto photo) {
      accepted.add(photo);
    }

    @Override
    public void reject(FailedPhoto photo) {
      rejected.add(photo);
    }

    @Override
    public void heartbeat() {}
  }

  @BeforeEach
  void draw() throws IOException {
    grey = TestPhotos.write(folder.resolve("grey.png"), Color.GRAY);
    red = TestPhotos.write(folder.resolve("red.png"), Color.RED);
  }

  private static Stream<CollectionItem> items(Path file, int count) {
    return IntStream.range(0, count)
        .mapToObj(i -> CollectionItem.labelled(file.getFileName() + "#" + i, file, "t", "o"));
  }

  private static EmbeddingPipeline.Effort run(
      ImageEncoder encoder, Stream<CollectionItem> items, EmbeddingSink sink) {
    try (StopSignal stop = new StopSignal()) {
      return EmbeddingPipeline.of(encoder, SETTINGS, stop).run(items.iterator(), sink);
    }
  }

  private static EmbeddingPipeline.Effort run(
      ImageEncoder encoder, WorkerBounds bounds, Stream<CollectionItem> items, EmbeddingSink sink) {
    try (StopSignal stop = new StopSignal()) {
      PhotoDecoder decoder = new PhotoDecoder(SETTINGS.limits());
      return new EmbeddingPipeline(encoder, decoder, SETTINGS, bounds, stop, AugmentationPlan.NONE)
          .run(items.iterator(), sink);
    }
  }

  private static boolean isRed(Embedding embedding) {
    return embedding.get(0) > 0.9f && embedding.get(1) < -0.9f;
  }

  private static List<Embedding> chokeOnRed(List<Embedding> embeddings) {
    if (embeddings.stream().anyMatch(EmbeddingPipelineTest::isRed)) {
      throw new EncoderException("an embedding must be finite");
    }
    return embeddings;
  }

  @Test
  void run_manyPhotos_holdsNoMoreThanTheBatchesOfItsWorkers() {
    AtomicInteger inside = new AtomicInteger();
    AtomicInteger most = new AtomicInteger();
    Stream<CollectionItem> source =
        items(grey, 500).peek(_ -> most.accumulateAndGet(inside.incrementAndGet(), Math::max));
    Collecting sink =
        new Collecting() {
          @Override
          public void accept(EmbeddedPhoto photo) {
            inside.decrementAndGet();
            super.accept(photo);
          }
        };

    run(new ScriptedEncoder(embeddings -> embeddings), source, sink);

    assertThat(sink.accepted).hasSize(500);
    assertThat(most.get()).isBetween(SETTINGS.batchSize(), WORKERS * (SETTINGS.batchSize() + 1));
  }

  @Test
  void run_everyPhoto_keepsItsOwnPlaceHashAndEmbedding() throws IOException {
    Collecting sink = new Collecting();
    String greyHash = ContentHash.of(grey);

    run(
        new ScriptedEncoder(embeddings -> embeddings),
        Stream.concat(items(grey, 50), items(red, 50)),
        sink);

    assertThat(sink.accepted)
        .hasSize(100)
        .allSatisfy(photo -> {
          boolean fromRed = photo.item().path().equals(red);
          assertThat(isRed(photo.embedding())).isEqualTo(fromRed);
          assertThat(photo.contentHash().equals(greyHash)).isEqualTo(!fromRed);
          assertThat(photo.item().imageId())
              .isEqualTo(
                  fromRed ? "red.png#" + (photo.sequence() - 50) : "grey.png#" + photo.sequence());
        });
  }

  @Test
  void run_encoderChokesOnOnePhoto_losesOnlyThatOne() {
    Collecting sink = new Collecting();
    Stream<CollectionItem> items =
        Stream.of(items(grey, 30), items(red, 1), items(grey, 60).skip(30))
            .flatMap(stream -> stream);

    run(new ScriptedEncoder(EmbeddingPipelineTest::chokeOnRed), items, sink);

    assertThat(sink.accepted).hasSize(60);
    assertThat(sink.rejected)
        .singleElement()
        .satisfies(photo -> {
          assertThat(photo.reason()).isEqualTo("encoder_failed");
          assertThat(photo.imageId()).isEqualTo("red.png#0");
        });
  }

  @Test
  void run_encoderFailsOnEverything_stopsTheRun() {
    Collecting sink = new Collecting();

    assertThatThrownBy(() ->
            run(new ScriptedEncoder(EmbeddingPipelineTest::chokeOnRed), items(red, 100), sink))
        .isInstanceOf(EncoderException.class);
    assertThat(sink.rejected).isEmpty();
  }

  @Test
  void run_photoNeedsMoreMemoryThanThereIs_failsAlone() {
    Collecting sink =
        new Collecting() {
          @Override
          public boolean wants(CollectionItem item, String contentHash) {
            if (item.path().equals(red)) {
              throw new OutOfMemoryError("as a decoder throws it");
            }
            return true;
          }
        };

    run(
        new ScriptedEncoder(embeddings -> embeddings),
        Stream.concat(items(red, 1), items(grey, 20)),
        sink);

    assertThat(sink.accepted).hasSize(20);
    assertThat(sink.rejected)
        .singleElement()
        .satisfies(photo -> {
          assertThat(photo.reason()).isEqualTo("too_large");
          assertThat(photo.message()).contains("-Xmx");
          assertThat(photo.contentHash()).as("so that it is tried again").isEmpty();
        });
  }

  @Test
  void run_sinkFails_endsWithItsError() {
    Collecting sink =
        new Collecting() {
          @Override
          public void heartbeat() {
            throw new IllegalStateException("disk full");
          }

          // Slow enough that there is a heartbeat before everything is done.
          @Override
          public void accept(EmbeddedPhoto photo) {
            LockSupport.parkNanos(2_000_000);
            super.accept(photo);
          }
        };

    assertThatThrownBy(
            () -> run(new ScriptedEncoder(embeddings -> embeddings), items(grey, 5000), sink))
        .hasMessage("disk full");
    assertThat(sink.accepted.size()).isLessThan(5000);
  }

  @Test
  void run_stages_areAllMeasured() {
    StageTimes times =
        run(new ScriptedEncoder(embeddings -> embeddings), items(grey, 200), new Collecting())
            .times();

    assertThat(times.wall()).containsOnlyKeys(Stage.values());
    for (Stage stage : List.of(Stage.READ, Stage.DECODE, Stage.PREPROCESS, Stage.ENCODE)) {
      assertThat(times.wall().get(stage)).as(stage.code()).isPositive();
      assertThat(times.cpu().get(stage)).as(stage.code()).isPositive();
    }
    assertThat(times.wall().get(Stage.THUMBNAIL)).as("not wanted, not made").isZero();
  }

  /// An encoder that leaves the cores alone.
  private static ImageEncoder onGpu(Function<List<Embedding>, List<Embedding>> script) {
    return new ScriptedEncoder(script) {
      @Override
      public String provider() {
        return "cuda:0";
      }
    };
  }

  /// Photos in which every worker gets stuck until there are so many workers.
  private static final class Gate extends Collecting {
    private final Set<Thread> workers = ConcurrentHashMap.newKeySet();
    private final CountDownLatch missing;

    Gate(int workers) {
      missing = new CountDownLatch(workers);
    }

    @Override
    public boolean wants(CollectionItem item, String contentHash) {
      if (workers.add(Thread.currentThread())) {
        missing.countDown();
      }
      try {
        return missing.await(1, TimeUnit.MINUTES);
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
    }
  }

  @Test
  void run_gpuWaitsForBatches_takesOnAsManyWorkersAsCoresAllow() {
    WorkerBounds bounds = WorkerBounds.beside(2, 6, 100);
    Gate sink = new Gate(bounds.most());

    EmbeddingPipeline.Effort effort =
        run(onGpu(embeddings -> embeddings), bounds, items(grey, 500), sink);

    assertThat(sink.accepted).hasSize(500);
    assertThat(sink.workers).hasSize(bounds.most());
    assertThat(effort.workforce().most()).isEqualTo(bounds.most());
  }

  @Test
  void run_batchesPileUpBeforeTheGpu_letsWorkersGoAndLosesNoPhoto() {
    WorkerBounds bounds = new WorkerBounds(1, 2, 6, 6);
    Collecting sink = new Collecting();
    ImageEncoder slow =
        onGpu(embeddings -> {
          LockSupport.parkNanos(5_000_000);
          return embeddings;
        });

    EmbeddingPipeline.Effort effort = run(slow, bounds, items(grey, 2000), sink);

    assertThat(effort.workforce().settled()).isLessThan(bounds.first());
    assertThat(sink.accepted).extracting(EmbeddedPhoto::sequence).doesNotHaveDuplicates();
    assertThat(sink.accepted).hasSize(2000);
  }

  @Test
  void run_onCpu_hasTheWorkersOfTheSettings() {
    EmbeddingPipeline.Effort effort =
        run(new ScriptedEncoder(embeddings -> embeddings), items(grey, 100), new Collecting());

    assertThat(effort.workforce().settled()).isEqualTo(WORKERS);
    assertThat(effort.workforce().most()).isEqualTo(WORKERS);
  }
}
