package naja.indexer;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVPrinter;
import org.apache.commons.csv.CSVRecord;

/// The photos that cannot be used: `failures.csv` with the columns path, reason, message, image_id
/// and content_hash. Safe for several threads.
final class FailureLog {
  private static final CSVFormat FORMAT =
      CSVFormat.DEFAULT
          .builder()
          .setHeader("path", "reason", "message", "image_id", "content_hash")
          .setRecordSeparator('\n')
          .get();

  private final Path file;
  private final Map<String, FailedPhoto> failures = new ConcurrentHashMap<>();
  private final Set<String> seen = ConcurrentHashMap.newKeySet();

  private FailureLog(Path file, Collection<FailedPhoto> failures) {
    this.file = file;
    failures.forEach(failure -> this.failures.put(failure.imageId(), failure));
  }

  /// A log without an earlier run.
  static FailureLog empty(Path file) {
    return new FailureLog(file, List.of());
  }

  /// Reads what earlier runs found. A log that is missing or spoilt is started anew: its photos are
  /// tried again.
  static FailureLog load(Path file) {
    if (!Files.exists(file)) {
      return empty(file);
    }
    try (CSVParser rows =
        CSVParser.builder()
            .setPath(file)
            .setFormat(FORMAT.builder().setSkipHeaderRecord(true).get())
            .get()) {
      return new FailureLog(
          file, rows.stream().filter(CSVRecord::isConsistent).map(FailureLog::failure).toList());
    } catch (IOException | UncheckedIOException _) {
      return empty(file);
    }
  }

  /// Whether a photo failed before with the same content; if so, it stays in the log.
  boolean failedBefore(String imageId, String contentHash) {
    FailedPhoto failure = failures.get(imageId);
    if (failure == null || !failure.contentHash().equals(contentHash)) {
      return false;
    }
    seen.add(imageId);
    return true;
  }

  void add(FailedPhoto failure) {
    failures.put(failure.imageId(), failure);
    seen.add(failure.imageId());
  }

  /// Strikes a photo that turned out well.
  void remove(String imageId) {
    failures.remove(imageId);
  }

  /// Strikes the photos that the run over the whole collection did not meet any more.
  void keepSeen() {
    failures.keySet().retainAll(seen);
  }

  /// Replaces the file at once, in ascending order of paths.
  void save() {
    Path part = file.resolveSibling(file.getFileName() + ".part");
    try {
      try (BufferedWriter writer = Files.newBufferedWriter(part);
          CSVPrinter printer = new CSVPrinter(writer, FORMAT)) {
        for (FailedPhoto failure : sorted()) {
          printer.printRecord(
              failure.path(),
              failure.reason(),
              failure.message().replaceAll("\\s*\\R\\s*", " "),
              failure.imageId(),
              failure.contentHash());
        }
      }
      Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write " + file, e);
    }
  }

  private List<FailedPhoto> sorted() {
    return failures.values().stream()
        .sorted(Comparator.comparing(FailedPhoto::path).thenComparing(FailedPhoto::imageId))
        .toList();
  }

  private static FailedPhoto failure(CSVRecord row) {
    return new FailedPhoto(
        row.get("path"),
        row.get("reason"),
        row.get("message"),
        row.get("image_id"),
        row.get("content_hash"));
  }
}
