package naja.cli.command;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// Lays out rows in columns of equal width, two spaces apart; the first row is the heading.
public final class TextTable {
  private final List<List<String>> rows = new ArrayList<>();

  public TextTable(String... heading) {
    rows.add(List.of(heading));
  }

  /// Adds a row of as many cells as the heading has.
  public TextTable add(Object... cells) {
    if (cells.length != rows.getFirst().size()) {
      throw new IllegalArgumentException(
          "a row needs %d cells, got %d".formatted(rows.getFirst().size(), cells.length));
    }
    List<String> row = new ArrayList<>();
    for (Object cell : cells) {
      row.add(String.valueOf(cell));
    }
    rows.add(row);
    return this;
  }

  /// The table, each line ended.
  @Override
  public String toString() {
    List<Integer> widths = widths();
    return rows.stream().map(row -> line(row, widths)).collect(Collectors.joining());
  }

  private List<Integer> widths() {
    List<Integer> widths = new ArrayList<>();
    for (int column = 0; column < rows.getFirst().size(); column++) {
      int wanted = column;
      widths.add(rows.stream().mapToInt(row -> row.get(wanted).length()).max().orElse(0));
    }
    return widths;
  }

  private static String line(List<String> row, List<Integer> widths) {
    StringBuilder line = new StringBuilder();
    for (int column = 0; column < row.size(); column++) {
      String cell = row.get(column);
      line.append(cell).append(" ".repeat(widths.get(column) - cell.length() + 2));
    }
    return line.toString().stripTrailing() + System.lineSeparator();
  }
}
