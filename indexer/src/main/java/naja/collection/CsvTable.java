package naja.collection;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.function.Consumer;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/// A CSV file, read row by row.
public final class CsvTable implements AutoCloseable {
  private final Path file;
  private final CsvDialect dialect;
  private final CSVParser parser;
  private final Iterator<CSVRecord> records;
  private final CsvHeader header;

  private CsvTable(
      Path file,
      CsvDialect dialect,
      CSVParser parser,
      List<Column> columns,
      ColumnMapping mapping) {
    this.file = file;
    this.dialect = dialect;
    this.parser = parser;
    records = parser.iterator();
    for (int i = 0; i < dialect.skippedLines() && hasNext(); i++) {
      records.next();
    }
    CsvDialect.Described described = dialect.described();
    if (described == null && !hasNext()) {
      throw new CollectionException(file + " is empty; its first line must name the columns");
    }
    header =
        described == null
            ? new CsvHeader(file + " line 1", records.next().toList(), columns, mapping)
            : new CsvHeader(described.where(), described.headers(), columns, mapping);
  }

  /// Opens a file that names its columns in its first line, and checks them.
  public static CsvTable open(Path file, List<Column> columns, Consumer<CsvHeader> check) {
    return open(file, CsvDialect.DETECTED, columns, ColumnMapping.NONE, check);
  }

  /// Opens a file and checks its columns.
  ///
  /// @throws CollectionException if the file cannot be read or lacks a column
  static CsvTable open(
      Path file,
      CsvDialect dialect,
      List<Column> columns,
      ColumnMapping mapping,
      Consumer<CsvHeader> check) {
    try {
      CSVParser parser = parse(file, dialect);
      try {
        CsvTable table = new CsvTable(file, dialect, parser, columns, mapping);
        check.accept(table.header());
        return table;
      } catch (CollectionException e) {
        parser.close();
        throw e;
      }
    } catch (NoSuchFileException e) {
      throw new CollectionException("there is no file " + file, e);
    } catch (CharacterCodingException e) {
      throw UndecodableText.of(file, dialect.charset(), e);
    } catch (IOException e) {
      throw new CollectionException("cannot read " + file + ": " + e.getMessage(), e);
    }
  }

  CsvHeader header() {
    return header;
  }

  /// The rows below the header, once.
  public Stream<CsvRow> rows() {
    Iterator<CsvRow> rows =
        new Iterator<>() {
          @Override
          public boolean hasNext() {
            return CsvTable.this.hasNext();
          }

          @Override
          public CsvRow next() {
            return new CsvRow(
                dialect, file.toString(), header, records.next(), parser.getCurrentLineNumber());
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
      throw broken(e);
    }
  }

  private CollectionException broken(UncheckedIOException e) {
    IOException cause = Objects.requireNonNull(e.getCause(), "an unchecked exception has a cause");
    return cause instanceof CharacterCodingException
        ? UndecodableText.of(file, dialect.charset(), cause)
        : new CollectionException(
            "%s line %d: not well-formed CSV: %s; does a quote end that was begun?"
                .formatted(file, parser.getCurrentLineNumber(), cause.getMessage()),
            cause);
  }

  private static CSVParser parse(Path file, CsvDialect dialect) throws IOException {
    String firstLine = firstLine(file, dialect);
    BufferedReader reader = Files.newBufferedReader(file, dialect.charset());
    skipByteOrderMark(reader);
    return CSVParser.builder().setReader(reader).setFormat(dialect.format(firstLine)).get();
  }

  static void skipByteOrderMark(BufferedReader reader) throws IOException {
    reader.mark(1);
    if (reader.read() != '\uFEFF') {
      reader.reset();
    }
  }

  private static String firstLine(Path file, CsvDialect dialect) throws IOException {
    try (BufferedReader reader = Files.newBufferedReader(file, dialect.charset())) {
      String first = reader.readLine();
      return first == null ? "" : first;
    }
  }
}
