package naja.indexer;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import naja.collection.CollectionItem;
import naja.collection.CollectionReader;
import naja.collection.Taxa;
import naja.collection.stored.NpyFile;
import naja.encoder.ImageEncoder;
import naja.photo.augment.AugmentationPlan;

/// Writes the raw embeddings of a collection as files that other programs read: `E.npy` (float32,
/// one row per photo), `E.csv` (row and path) and `E.failures.csv`.
///
/// Rows stand in the order of the collection, which for a folder is the ascending order of paths;
/// photos that cannot be used have none. With copies every photo is followed by its own, the CSV
/// says which rows are copies of what, and a photo of which a copy cannot be embedded has no rows
/// at all.
public final class EmbeddingExport {
  private final ImageEncoder encoder;
  private final IndexerSettings settings;
  private final ProgressListener listener;
  private final AugmentationPlan copies;

  /// An export of every photo as it is.
  public EmbeddingExport(
      ImageEncoder encoder, IndexerSettings settings, ProgressListener listener) {
    this(encoder, settings, listener, AugmentationPlan.NONE);
  }

  public EmbeddingExport(
      ImageEncoder encoder,
      IndexerSettings settings,
      ProgressListener listener,
      AugmentationPlan copies) {
    this.encoder = Objects.requireNonNull(encoder, "encoder");
    this.settings = Objects.requireNonNull(settings, "settings");
    this.listener = Objects.requireNonNull(listener, "listener");
    this.copies = Objects.requireNonNull(copies, "copies");
  }

  /// Embeds every photo and replaces the three files.
  ///
  /// @param target the path to which `.npy`, `.csv` and `.failures.csv` are appended
  /// @throws naja.collection.CollectionException if the collection is not well-formed or empty
  public RunReport write(CollectionReader collection, Path target) {
    Survey survey = new Survey(collection, Taxa.none(), UnlistedLabels.ACCEPT);
    Path part = sibling(target, ".npy.part");
    try (StopSignal stop = new StopSignal()) {
      Files.createDirectories(part.toAbsolutePath().getParent());
      try (NpyFile rows = NpyFile.create(part, encoder.fingerprint().dimension())) {
        return write(survey, target, rows, stop);
      } finally {
        Files.deleteIfExists(part);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write " + target + ".npy", e);
    } finally {
      listener.finished();
    }
  }

  private RunReport write(Survey survey, Path target, NpyFile rows, StopSignal stop)
      throws IOException {
    FailureLog failures = FailureLog.empty(sibling(target, ".failures.csv"));
    ExportSink sink = new ExportSink(rows, failures, survey.total(), listener, copies.rows());
    EmbeddingPipeline.Effort effort;
    try (Stream<CollectionItem> items = survey.items()) {
      effort =
          EmbeddingPipeline.of(encoder, settings, stop).with(copies).run(items.iterator(), sink);
    }
    if (!stop.isSet()) {
      finish(sink, rows, target);
      failures.save();
    }
    Progress progress = sink.progress();
    return new RunReport(
        progress.embedded(),
        0,
        progress.failed(),
        survey.total(),
        0,
        0,
        stop.isSet(),
        progress.elapsed().toNanos() / (double) TimeUnit.SECONDS.toNanos(1),
        effort.times(),
        0,
        0,
        effort.workforce());
  }

  /// Closes the gaps that failed photos left, and lists the rows.
  private void finish(ExportSink sink, NpyFile rows, Path target) throws IOException {
    try (BufferedWriter writer = Files.newBufferedWriter(sibling(target, ".csv"));
        ExportedRows list = ExportedRows.in(writer, copies)) {
      for (var photo : sink.photos().entrySet()) {
        for (int copy = 0; copy < copies.rows(); copy++) {
          rows.move(photo.getKey() * copies.rows() + copy, list.rows());
          list.add(photo.getValue(), copy);
        }
      }
      rows.finish(list.rows());
    }
    Files.move(
        sibling(target, ".npy.part"), sibling(target, ".npy"), StandardCopyOption.REPLACE_EXISTING);
  }

  private static Path sibling(Path target, String suffix) {
    return target.resolveSibling(target.getFileName() + suffix);
  }
}
