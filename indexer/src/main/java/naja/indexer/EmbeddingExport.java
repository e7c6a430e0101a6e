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
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/// Writes the raw embeddings of a collection as files that other programs read: `E.npy` (float32,
/// one row per photo), `E.csv` (row and path) and `E.failures.csv`.
///
/// Rows stand in the order of the collection, which for a folder is the ascending order of paths;
/// photos that cannot be used have none.
public final class EmbeddingExport {
  private final ImageEncoder encoder;
  private final IndexerSettings settings;
  private final ProgressListener listener;

  public EmbeddingExport(
      ImageEncoder encoder, IndexerSettings settings, ProgressListener listener) {
    this.encoder = Objects.requireNonNull(encoder, "encoder");
    this.settings = Objects.requireNonNull(settings, "settings");
    this.listener = Objects.requireNonNull(listener, "listener");
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
    ExportSink sink = new ExportSink(rows, failures, survey.total(), listener);
    StageTimes times;
    try (Stream<CollectionItem> items = survey.items()) {
      times = EmbeddingPipeline.of(encoder, settings, stop).run(items.iterator(), sink);
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
        times);
  }

  /// Closes the gaps that failed photos left, and lists the rows.
  private static void finish(ExportSink sink, NpyFile rows, Path target) throws IOException {
    CSVFormat format =
        CSVFormat.DEFAULT.builder().setHeader("row", "path").setRecordSeparator('\n').get();
    try (BufferedWriter writer = Files.newBufferedWriter(sibling(target, ".csv"));
        CSVPrinter printer = new CSVPrinter(writer, format)) {
      long row = 0;
      for (var photo : sink.paths().entrySet()) {
        rows.move(photo.getKey(), row);
        printer.printRecord(row, photo.getValue());
        row++;
      }
      rows.finish(row);
    }
    Files.move(
        sibling(target, ".npy.part"), sibling(target, ".npy"), StandardCopyOption.REPLACE_EXISTING);
  }

  private static Path sibling(Path target, String suffix) {
    return target.resolveSibling(target.getFileName() + suffix);
  }
}
