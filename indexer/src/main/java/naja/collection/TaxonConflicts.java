package naja.collection;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/// Writes conflicts as CSV: taxon_id, field, kept, kept_from, other, other_from.
public final class TaxonConflicts {
  private static final CSVFormat FORMAT =
      CSVFormat.DEFAULT
          .builder()
          .setHeader("taxon_id", "field", "kept", "kept_from", "other", "other_from")
          .setRecordSeparator('\n')
          .get();

  private TaxonConflicts() {}

  /// Replaces the file; removes it where there are no conflicts.
  public static void write(Path file, List<TaxonConflict> conflicts) {
    try {
      if (conflicts.isEmpty()) {
        Files.deleteIfExists(file);
        return;
      }
      Files.createDirectories(file.toAbsolutePath().getParent());
      try (BufferedWriter writer = Files.newBufferedWriter(file);
          CSVPrinter printer = new CSVPrinter(writer, FORMAT)) {
        for (TaxonConflict conflict : conflicts) {
          printer.printRecord(
              conflict.taxonId(),
              conflict.field(),
              conflict.kept(),
              conflict.keptFrom(),
              conflict.other(),
              conflict.otherFrom());
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write " + file, e);
    }
  }
}
