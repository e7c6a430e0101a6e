package naja.server;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.stream.Collectors;
import naja.server.contract.Option;
import org.jspecify.annotations.Nullable;

/// The options of a request, wherever they stand: query string, form fields or JSON.
///
/// Unknown names are refused, so that a misspelt filter never passes for one that holds.
final class Options {
  private final Map<String, List<String>> values;

  /// @param allowed the options that the route declares
  Options(Map<String, List<String>> values, Collection<Option> allowed) {
    for (String name : values.keySet()) {
      if (allowed.stream().noneMatch(option -> option.name().equals(name))) {
        String names =
            allowed.stream().map(Option::name).sorted().collect(Collectors.joining(", "));
        throw Refusal.badRequest(
            names.isEmpty()
                ? "there is no option \"%s\" here, nor any other".formatted(name)
                : "there is no option \"%s\" here; the options are %s".formatted(name, names));
      }
    }
    allowed.stream()
        .filter(Option.Text.class::isInstance)
        .forEach(option ->
            values
                .getOrDefault(option.name(), List.of())
                .forEach(text -> requireText(option, text)));
    this.values = values;
  }

  private static void requireText(Option option, String text) {
    if (text.length() > Option.Text.LONGEST) {
      throw Refusal.invalid(
          "%s has at most %d characters, got %d"
              .formatted(option.name(), Option.Text.LONGEST, text.length()));
    }
    if (text.strip().chars().anyMatch(Character::isISOControl)) {
      throw Refusal.invalid(option.name() + " must not hold control characters");
    }
  }

  int number(Option.Whole option) {
    String text = single(option);
    if (text == null) {
      return option.otherwise();
    }
    int number = parsed(option, text, Integer::valueOf, "a whole number");
    if (number < option.least() || number > option.most()) {
      throw Refusal.badRequest(
          "%s must be between %d and %d, got %d"
              .formatted(option.name(), option.least(), option.most(), number));
    }
    return number;
  }

  OptionalDouble decimal(Option.Decimal option) {
    String text = single(option);
    if (text == null) {
      return OptionalDouble.empty();
    }
    double number = parsed(option, text, Double::valueOf, "a number");
    if (!(number >= option.least() && number <= option.most())) {
      throw Refusal.badRequest(
          "%s must be between %s and %s, got %s"
              .formatted(option.name(), option.least(), option.most(), text));
    }
    return OptionalDouble.of(number);
  }

  boolean flag(Option.Flag option) {
    String text = single(option);
    if (text == null) {
      return false;
    }
    return switch (text.toLowerCase(Locale.ROOT)) {
      case "true", "1", "yes" -> true;
      case "false", "0", "no" -> false;
      default -> throw Refusal.badRequest(option.name() + " must be true or false, got " + text);
    };
  }

  /// One of the words; null where nothing is said and nothing holds otherwise.
  @Nullable String word(Option.Choice option) {
    String text = single(option);
    if (text == null) {
      return option.otherwise();
    }
    String word = text.toLowerCase(Locale.ROOT);
    if (!option.words().contains(word)) {
      throw Refusal.badRequest(
          "%s must be %s, got %s"
              .formatted(option.name(), String.join(" | ", option.words()), text));
    }
    return word;
  }

  @Nullable String text(Option.Text option) {
    return single(option);
  }

  /// All the texts given under the name, in order.
  List<String> texts(Option.Text option) {
    return values.getOrDefault(option.name(), List.of());
  }

  private @Nullable String single(Option option) {
    List<String> given = values.getOrDefault(option.name(), List.of());
    if (given.size() > 1) {
      throw Refusal.badRequest(
          option.name() + " can be given once, got " + given.size() + " values");
    }
    return given.isEmpty() || given.getFirst().isBlank() ? null : given.getFirst().strip();
  }

  private static <T> T parsed(
      Option option, String text, Function<String, T> parser, String expected) {
    try {
      return parser.apply(text);
    } catch (NumberFormatException _) {
      throw Refusal.badRequest("%s must be %s, got %s".formatted(option.name(), expected, text));
    }
  }
}
