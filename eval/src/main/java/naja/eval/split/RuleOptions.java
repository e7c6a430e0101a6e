package naja.eval.split;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// The options of a rule's text, such as `shots=1` of `k-shot,shots=1`: each is read once, and none
/// may be left over.
final class RuleOptions {
  private final String name;
  private final Map<String, String> left = new LinkedHashMap<>();
  private final TreeSet<String> known = new TreeSet<>();

  /// @throws IllegalArgumentException if a part is no `key=value`, or a key comes twice
  RuleOptions(String text) {
    List<String> parts = new ArrayList<>(List.of(text.split(",", -1)));
    name = parts.removeFirst().strip();
    for (String part : parts) {
      int equals = part.indexOf('=');
      if (equals < 1 || left.put(part.substring(0, equals).strip(), value(part, equals)) != null) {
        throw new IllegalArgumentException(
            "split '%s' must be a rule's name and options, each once, such as k-fold,folds=5; got '%s'"
                .formatted(text, part.strip()));
      }
    }
  }

  private static String value(String part, int equals) {
    return part.substring(equals + 1).strip();
  }

  String name() {
    return name;
  }

  @Nullable String text(String key) {
    known.add(key);
    return left.remove(key);
  }

  String text(String key, String usual) {
    String value = text(key);
    return value == null ? usual : value;
  }

  double fraction(double usual) {
    String value = text("fraction");
    if (value == null) {
      return usual;
    }
    try {
      double fraction = Double.parseDouble(value);
      if (fraction > 0 && fraction < 1) {
        return fraction;
      }
    } catch (NumberFormatException _) {
      // Told below, with the range.
    }
    throw new IllegalArgumentException("fraction must be above 0 and below 1, got " + value);
  }

  int count(String key, int usual, int least) {
    String value = text(key);
    if (value == null) {
      return usual;
    }
    try {
      int count = Integer.parseInt(value);
      if (count >= least) {
        return count;
      }
    } catch (NumberFormatException _) {
      // Told below, with the range.
    }
    throw new IllegalArgumentException(
        "%s must be a whole number of at least %d, got %s".formatted(key, least, value));
  }

  /// @throws IllegalArgumentException if there are options that nobody has read
  void requireRead() {
    if (!left.isEmpty()) {
      throw new IllegalArgumentException(
          "split %s has no option %s; it has %s"
              .formatted(name, String.join(", ", left.keySet()), String.join(", ", known)));
    }
  }
}
