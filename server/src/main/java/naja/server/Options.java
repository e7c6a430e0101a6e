package naja.server;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import naja.gallery.Venomous;
import naja.search.Scope;
import org.jspecify.annotations.Nullable;

/// The options of a request, wherever they stand: query string, form fields or JSON.
///
/// Unknown names are refused, so that a misspelt filter never passes for one that holds.
final class Options {
  static final Set<String> FILTERS = Set.of("taxon", "genus", "family", "country", "venomous");

  private final Map<String, List<String>> values;

  /// @param allowed every name that the route knows
  Options(Map<String, List<String>> values, Set<String> allowed) {
    for (String name : values.keySet()) {
      if (!allowed.contains(name)) {
        throw Refusal.badRequest(
            "there is no option \"%s\" here; the options are %s"
                .formatted(name, String.join(", ", new TreeSet<>(allowed))));
      }
    }
    this.values = values;
  }

  /// A whole number between bounds.
  int number(String name, int otherwise, int least, int most) {
    String text = single(name);
    if (text == null) {
      return otherwise;
    }
    int number = parsed(name, text, Integer::valueOf, "a whole number");
    if (number < least || number > most) {
      throw Refusal.badRequest(
          "%s must be between %d and %d, got %d".formatted(name, least, most, number));
    }
    return number;
  }

  /// `true` or `false`; false where nothing is said.
  boolean flag(String name) {
    String text = single(name);
    if (text == null) {
      return false;
    }
    return switch (text.toLowerCase(Locale.ROOT)) {
      case "true", "1", "yes" -> true;
      case "false", "0", "no" -> false;
      default -> throw Refusal.badRequest(name + " must be true or false, got " + text);
    };
  }

  /// The filters, with nothing left out.
  Scope scope() {
    String venomous = single("venomous");
    return new Scope(
        Set.copyOf(values.getOrDefault("taxon", List.of())),
        single("genus"),
        single("family"),
        single("country"),
        venomous == null
            ? null
            : parsed("venomous", venomous, Venomous::parse, "yes, no or unknown"),
        Set.of(),
        Set.of());
  }

  private @Nullable String single(String name) {
    List<String> given = values.getOrDefault(name, List.of());
    if (given.size() > 1) {
      throw Refusal.badRequest(name + " can be given once, got " + given.size() + " values");
    }
    return given.isEmpty() || given.getFirst().isBlank() ? null : given.getFirst().strip();
  }

  private static <T> T parsed(
      String name, String text, Function<String, T> parser, String expected) {
    try {
      return parser.apply(text);
    } catch (IllegalArgumentException _) {
      throw Refusal.badRequest("%s must be %s, got %s".formatted(name, expected, text));
    }
  }
}
