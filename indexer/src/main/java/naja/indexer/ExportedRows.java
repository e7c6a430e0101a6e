package naja.indexer;

import java.io.Closeable;
import java.io.IOException;
import java.io.Writer;
import naja.photo.augment.AugmentationPlan;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/// The list of an export's rows, as CSV: `row,path`, and with copies also
/// `taxon_id,observation_id,copy_of,augmentation`. `copy_of` is the path of the photo that a row is
/// a copy of, and empty for a photo itself.
final class ExportedRows implements Closeable {
  private static final String[] PLAIN = {"row", "path"};
  private static final String[] WITH_COPIES = {
    "row", "path", "taxon_id", "observation_id", "copy_of", "augmentation"
  };

  private final CSVPrinter printer;
  private final boolean withCopies;
  private long rows;

  private ExportedRows(CSVPrinter printer, boolean withCopies) {
    this.printer = printer;
    this.withCopies = withCopies;
  }

  /// Writes the header.
  static ExportedRows in(Writer writer, AugmentationPlan copies) throws IOException {
    boolean withCopies = copies.copies() > 0;
    CSVFormat format =
        CSVFormat.DEFAULT
            .builder()
            .setHeader(withCopies ? WITH_COPIES : PLAIN)
            .setRecordSeparator('\n')
            .get();
    return new ExportedRows(new CSVPrinter(writer, format), withCopies);
  }

  /// Lists a row.
  ///
  /// @param copy 0 for the photo itself
  void add(ExportedPhoto photo, int copy) throws IOException {
    if (withCopies) {
      printer.printRecord(
          rows,
          photo.path(),
          photo.taxonId(),
          photo.observationId(),
          copy == 0 ? "" : photo.path(),
          photo.augmentation(copy));
    } else {
      printer.printRecord(rows, photo.path());
    }
    rows++;
  }

  /// Rows listed so far.
  long rows() {
    return rows;
  }

  @Override
  public void close() throws IOException {
    printer.close();
  }
}
