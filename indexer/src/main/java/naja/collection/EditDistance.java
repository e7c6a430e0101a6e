package naja.collection;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/// Finds the name that was probably meant.
public final class EditDistance {
  private EditDistance() {}

  /// The Levenshtein distance: insertions, deletions and replacements from one text to the other.
  static int between(String from, String to) {
    int[] row = new int[to.length() + 1];
    for (int j = 0; j < row.length; j++) {
      row[j] = j;
    }
    for (int i = 1; i <= from.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j < row.length; j++) {
        int replaced = diagonal + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(replaced, 1 + Math.min(row[j], row[j - 1]));
      }
    }
    return row[to.length()];
  }

  /// The candidate nearest to a text, if there is any.
  public static Optional<String> nearest(String text, Collection<String> candidates) {
    return candidates.stream()
        .min(
            Comparator.comparingInt(
                candidate -> between(Column.canonical(text), Column.canonical(candidate))));
  }

  /// The candidate nearest to any name of a column, if there is any.
  public static Optional<String> nearest(Column column, Collection<String> candidates) {
    return candidates.stream()
        .min(Comparator.comparingInt(candidate -> between(column, Column.canonical(candidate))));
  }

  private static int between(Column column, String candidate) {
    return column
        .canonicalNames()
        .mapToInt(name -> between(name, candidate))
        .min()
        .orElse(Integer.MAX_VALUE);
  }

  /// Whether one text is probably the other mistyped: one change in five characters, two in eight.
  static boolean isTypo(String text, String meant) {
    int allowed = meant.length() < 5 ? 0 : meant.length() < 8 ? 1 : 2;
    return between(text, meant) <= allowed;
  }
}
