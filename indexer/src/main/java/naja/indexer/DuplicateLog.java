package naja.indexer;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVPrinter;
import org.apache.commons.csv.CSVRecord;

/// The duplicates of a gallery: `duplicates.csv`, a row per photo that came second. Safe for
/// several threads.
final class DuplicateLog {
  private static final CSVFormat FORMAT =
      CSVFormat.DEFAULT
          .builder()
          .setHeader(
              "path",
              "duplicate_of",
              "kind",
              "cosine",
              "outcome",
              "taxon_id",
              "taxon_id_of_first",
              "image_id",
              "content_hash",
              "content_hash_of_first")
          .setRecordSeparator('\n')
          .get();

  private final Path file;
  private final Map<String, Duplicate> duplicates = new ConcurrentHashMap<>();

  private DuplicateLog(Path file) {
    this.file = file;
  }

  /// Reads what earlier runs found; rows that are spoilt are left out.
  static DuplicateLog load(Path file) {
    DuplicateLog log = new DuplicateLog(file);
    if (Files.exists(file)) {
      CSVFormat format = FORMAT.builder().setSkipHeaderRecord(true).get();
      try (CSVParser rows = CSVParser.builder().setPath(file).setFormat(format).get()) {
        rows.stream()
            .filter(CSVRecord::isConsistent)
            .map(DuplicateLog::duplicate)
            .forEach(log::put);
      } catch (IOException | UncheckedIOException | IllegalArgumentException _) {
        // Spoilt from here on: its photos count as new and are compared again.
      }
    }
    return log;
  }

  Optional<Duplicate> find(String imageId, String contentHash) {
    return Optional.ofNullable(duplicates.get(imageId))
        .filter(duplicate -> duplicate.contentHash().equals(contentHash));
  }

  void put(Duplicate duplicate) {
    duplicates.put(duplicate.imageId(), duplicate);
  }

  /// Strikes a photo that is not a duplicate, or not any more.
  void remove(String imageId) {
    duplicates.remove(imageId);
  }

  int size() {
    return duplicates.size();
  }

  /// Replaces the file at once, in ascending order of paths; no file where there never was one.
  void save() {
    if (duplicates.isEmpty() && !Files.exists(file)) {
      return;
    }
    Path part = file.resolveSibling(file.getFileName() + ".part");
    try {
      try (BufferedWriter writer = Files.newBufferedWriter(part);
          CSVPrinter printer = new CSVPrinter(writer, FORMAT)) {
        for (Duplicate duplicate : sorted()) {
          print(duplicate, printer);
        }
      }
      Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write " + file, e);
    }
  }

  private List<Duplicate> sorted() {
    return duplicates.values().stream()
        .sorted(Comparator.comparing(Duplicate::path).thenComparing(Duplicate::imageId))
        .toList();
  }

  private static void print(Duplicate duplicate, CSVPrinter printer) throws IOException {
    printer.printRecord(
        duplicate.path(),
        duplicate.first(),
        duplicate.isExact() ? "exact" : "near",
        String.format(Locale.ROOT, "%.6f", duplicate.cosine()),
        duplicate.outcome().name().toLowerCase(Locale.ROOT),
        duplicate.taxonId(),
        duplicate.firstTaxonId(),
        duplicate.imageId(),
        duplicate.contentHash(),
        duplicate.firstHash());
  }

  private static Duplicate duplicate(CSVRecord row) {
    return new Duplicate(
        row.get("image_id"),
        row.get("path"),
        row.get("content_hash"),
        row.get("taxon_id"),
        row.get("duplicate_of"),
        row.get("content_hash_of_first"),
        row.get("taxon_id_of_first"),
        Double.parseDouble(row.get("cosine")),
        DuplicatePolicy.valueOf(row.get("outcome").toUpperCase(Locale.ROOT)));
  }
}
