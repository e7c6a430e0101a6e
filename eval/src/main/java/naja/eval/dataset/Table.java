package naja.eval.dataset;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/// A CSV file in UTF-8 with a header, held as text in columns.
public final class Table {
  private final Path file;
  private final List<String> header;
  private final Map<String, List<String>> columns;

  private Table(Path file, List<String> header, Map<String, List<String>> columns) {
    this.file = file;
    this.header = header;
    this.columns = columns;
  }

  /// Reads a whole file.
  ///
  /// @throws DatasetException if it cannot be read or a row has another number of cells
  public static Table read(Path file) {
    CSVFormat format = CSVFormat.DEFAULT.builder().setHeader().setSkipHeaderRecord(true).get();
    try (CSVParser parser = CSVParser.parse(file, StandardCharsets.UTF_8, format)) {
      return of(file, parser.getHeaderNames(), parser.getRecords());
    } catch (IOException | UncheckedIOException e) {
      throw new DatasetException("cannot read " + file + ": " + e, e);
    }
  }

  private static Table of(Path file, List<String> header, List<CSVRecord> records) {
    for (CSVRecord row : records) {
      if (row.size() != header.size()) {
        throw new DatasetException(
            "%s row %d has %d cells where the header has %d"
                .formatted(file, row.getRecordNumber(), row.size(), header.size()));
      }
    }
    Map<String, List<String>> columns = new HashMap<>();
    for (String name : header) {
      columns.put(name, records.stream().map(row -> row.get(name)).toList());
    }
    return new Table(file, header, columns);
  }

  /// The names of the columns in the order of the file.
  public List<String> header() {
    return header;
  }

  public boolean has(String column) {
    return columns.containsKey(column);
  }

  public int rows() {
    return columns.values().stream().findFirst().map(List::size).orElse(0);
  }

  /// The cells of a column, top to bottom.
  ///
  /// @throws DatasetException if there is no such column
  public List<String> column(String name) {
    List<String> cells = columns.get(name);
    if (cells == null) {
      throw new DatasetException("%s has no column '%s'; it has %s".formatted(file, name, header));
    }
    return cells;
  }

  /// The cells of a column as whole numbers.
  ///
  /// @throws DatasetException naming the row of a cell that is none
  public int[] integers(String name) {
    List<String> cells = column(name);
    int[] numbers = new int[cells.size()];
    for (int row = 0; row < numbers.length; row++) {
      try {
        numbers[row] = Integer.parseInt(cells.get(row).strip());
      } catch (NumberFormatException e) {
        throw new DatasetException(
            "%s row %d, column '%s': must be a whole number, got '%s'"
                .formatted(file, row + 1, name, cells.get(row)),
            e);
      }
    }
    return numbers;
  }
}
