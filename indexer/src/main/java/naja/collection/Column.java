package naja.collection;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// A column that a CSV file may have, under any of its names.
///
/// @param names the preferred name first; where a file has several, the earlier one counts
public record Column(List<String> names) {
  /// A column of these names, the preferred one first.
  public static Column of(String... names) {
    return new Column(List.of(names));
  }

  /// The preferred name.
  public String name() {
    return names.getFirst();
  }

  /// All names, for messages.
  public String alternatives() {
    return String.join(" or ", names);
  }

  /// A header with case, spaces and punctuation taken out: `Rights holder`, `rightsHolder` and
  /// `rights_holder` are one.
  public static String canonical(String header) {
    return header
        .codePoints()
        .filter(Character::isLetterOrDigit)
        .mapToObj(Character::toString)
        .collect(Collectors.joining())
        .toLowerCase(Locale.ROOT);
  }

  /// Whether a header or a user means this column.
  public boolean isCalled(String name) {
    return canonicalNames().anyMatch(canonical(name)::equals);
  }

  /// Every name in its canonical form, the preferred one first.
  public Stream<String> canonicalNames() {
    return names.stream().map(Column::canonical);
  }
}
