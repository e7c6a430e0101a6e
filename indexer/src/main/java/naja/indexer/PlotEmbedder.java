package naja.indexer;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import naja.encoder.Embedding;
import naja.encoder.ImageEncoder;
import naja.photo.TileGrid;
import naja.photo.augment.TileRows;
import org.jspecify.annotations.Nullable;

/// Embeds the tiles of plot photos in batches that run over the borders of photos, on all workers,
/// and hands on the tiles of a plot as soon as the last is embedded. Nothing is kept.
public final class PlotEmbedder {
  /// Takes what becomes of plots, each once, in any order and from several threads at once. What it
  /// throws ends the run.
  public interface Taker {
    /// Takes the embeddings of a plot's tiles, row by row.
    ///
    /// @param plot its place in the list, from 0
    void embedded(int plot, List<Embedding> tiles);

    /// Takes a plot whose photo cannot be used, or one of whose tiles cannot.
    ///
    /// @param plot its place in the list, from 0
    /// @param reason one word and a message
    void failed(int plot, String reason);
  }

  private final ImageEncoder encoder;
  private final IndexerSettings settings;
  private final TileGrid grid;
  private final ProgressListener listener;

  /// @param listener is told how many plots are through
  public PlotEmbedder(
      ImageEncoder encoder, IndexerSettings settings, TileGrid grid, ProgressListener listener) {
    this.encoder = Objects.requireNonNull(encoder, "encoder");
    this.settings = Objects.requireNonNull(settings, "settings");
    this.grid = Objects.requireNonNull(grid, "grid");
    this.listener = Objects.requireNonNull(listener, "listener");
  }

  /// Embeds the tiles of every photo.
  ///
  /// @return whether all are through: false if the program was asked to stop
  public boolean run(List<Path> photos, Taker taker) {
    TileSink sink = new TileSink(photos.size(), taker);
    try (StopSignal stop = new StopSignal()) {
      EmbeddingPipeline.of(encoder, settings, stop)
          .with(new TileRows(grid))
          .run(FileEmbedder.items(photos), sink);
      return !stop.isSet();
    } finally {
      listener.finished();
    }
  }

  /// Gathers the tiles of each plot; only plots that lack some are in memory.
  private final class TileSink implements EmbeddingSink {
    private final int total;
    private final Taker taker;
    private final Map<Integer, Tiles> incomplete = new ConcurrentHashMap<>();
    private final Set<Integer> refused = ConcurrentHashMap.newKeySet();
    private final AtomicInteger embedded = new AtomicInteger();
    private final long start = System.nanoTime();

    TileSink(int total, Taker taker) {
      this.total = total;
      this.taker = taker;
    }

    @Override
    public void accept(EmbeddedPhoto tile) {
      int plot = Math.toIntExact(tile.sequence());
      List<Embedding> complete =
          incomplete
              .computeIfAbsent(plot, _ -> new Tiles(grid.size()))
              .put(tile.copy(), tile.embedding());
      if (complete != null) {
        incomplete.remove(plot);
        taker.embedded(plot, complete);
        embedded.incrementAndGet();
      }
    }

    @Override
    public void reject(FailedPhoto photo) {
      int plot = Integer.parseInt(photo.imageId());
      if (refused.add(plot)) {
        taker.failed(plot, photo.reason() + ": " + photo.message());
      }
    }

    @Override
    public void heartbeat() {
      var elapsed = Duration.ofNanos(System.nanoTime() - start);
      listener.progress(new Progress(embedded.get(), 0, refused.size(), total, elapsed));
    }
  }

  /// The tiles of one plot as they come in. One that is refused never comes, so that the others are
  /// never complete.
  private static final class Tiles {
    private final @Nullable Embedding[] tiles;
    private int missing;

    Tiles(int count) {
      tiles = new Embedding[count];
      missing = count;
    }

    /// Takes a tile; all of them with the last.
    synchronized @Nullable List<Embedding> put(int tile, Embedding embedding) {
      tiles[tile] = embedding;
      missing--;
      return missing > 0 ? null : Arrays.stream(tiles).map(Objects::requireNonNull).toList();
    }
  }
}
