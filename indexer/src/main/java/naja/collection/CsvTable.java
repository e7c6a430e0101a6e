package naja.collection;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.function.Consumer;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/// A CSV file in UTF-8 with a header, read row by row. Cells are separated by comma, or by
/// semicolon or tab where the header holds no comma.
final class CsvTable implements AutoCloseable {
  private final Path file;
  private final CSVParser parser;
  private final Iterator<CSVRecord> records;
  private final CsvHeader header;

  private CsvTable(Path file, CSVParser parser, List<Column> columns) {
    this.file = file;
    this.parser = parser;
    records = parser.iterator();
    if (!hasNext()) {
      throw new CollectionException(file + " is empty; its first line must name the columns");
    }
    header = new CsvHeader(file, records.next().toList(), columns);
  }

  /// Opens a file, reads its header and checks it.
  static CsvTable open(Path file, List<Column> columns, Consumer<CsvHeader> check) {
    try {
      CSVParser parser = parse(file);
      try {
        CsvTable table = new CsvTable(file, parser, columns);
        check.accept(table.header());
        return table;
      } catch (CollectionException e) {
        parser.close();
        throw e;
      }
    } catch (NoSuchFileException e) {
      throw new CollectionException("there is no file " + file, e);
    } catch (IOException e) {
      throw new CollectionException("cannot read " + file + ": " + e.getMessage(), e);
    }
  }

  CsvHeader header() {
    return header;
  }

  /// The rows below the header, once.
  Stream<CsvRow> rows() {
    Iterator<CsvRow> rows =
        new Iterator<>() {
          @Override
          public boolean hasNext() {
            return CsvTable.this.hasNext();
          }

          @Override
          public CsvRow next() {
            return new CsvRow(file, header, records.next(), parser.getCurrentLineNumber());
          }
        };
    return StreamSupport.stream(
        Spliterators.spliteratorUnknownSize(rows, Spliterator.ORDERED), false);
  }

  @Override
  public void close() {
    try {
      parser.close();
    } catch (IOException e) {
      throw new CollectionException("cannot close " + file, e);
    }
  }

  private boolean hasNext() {
    try {
      return records.hasNext();
    } catch (UncheckedIOException e) {
      throw new CollectionException(
          "%s line %d: not well-formed CSV in UTF-8: %s"
              .formatted(file, parser.getCurrentLineNumber(), e.getCause()),
          e);
    }
  }

  private static CSVParser parse(Path file) throws IOException {
    BufferedReader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8);
    skipByteOrderMark(reader);
    return CSVParser.builder()
        .setReader(reader)
        .setFormat(
            CSVFormat.DEFAULT
                .builder()
                .setDelimiter(delimiter(file))
                .setIgnoreEmptyLines(true)
                .get())
        .get();
  }

  private static void skipByteOrderMark(BufferedReader reader) throws IOException {
    reader.mark(1);
    if (reader.read() != '\uFEFF') {
      reader.reset();
    }
  }

  private static char delimiter(Path file) throws IOException {
    try (BufferedReader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
      String first = reader.readLine();
      if (first == null || first.contains(",")) {
        return ',';
      }
      return first.contains(";") ? ';' : first.contains("\t") ? '\t' : ',';
    }
  }
}
