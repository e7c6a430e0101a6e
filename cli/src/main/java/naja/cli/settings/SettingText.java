package naja.cli.settings;

import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import naja.encoder.card.NearestName;

/// Turns the text of a setting into a value of a type; messages say what would be valid.
final class SettingText {
  private static final Pattern NUMBER_AND_UNIT = Pattern.compile("(\\d+)\\s*([A-Za-z]*)");
  private static final Map<String, Long> BYTES =
      Map.of("", 1L, "B", 1L, "KiB", 1L << 10, "MiB", 1L << 20, "GiB", 1L << 30);
  private static final Map<String, Duration> DURATIONS =
      Map.of(
          "ms", Duration.ofMillis(1),
          "s", Duration.ofSeconds(1),
          "m", Duration.ofMinutes(1),
          "h", Duration.ofHours(1));

  private SettingText() {}

  /// The value that the text stands for.
  ///
  /// @throws IllegalArgumentException with what the type takes, if the text is no such value
  static Object parse(String text, Class<?> type) {
    if (type == String.class) {
      return text;
    }
    if (type == boolean.class) {
      return parseBoolean(text);
    }
    if (type.isEnum()) {
      return parseEnum(text, type);
    }
    if (type == Duration.class) {
      return parseDuration(text);
    }
    return parseNumber(text, type);
  }

  private static Object parseNumber(String text, Class<?> type) {
    try {
      if (type == double.class) {
        return Double.valueOf(text);
      }
      if (type == int.class) {
        return Integer.valueOf(text);
      }
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException("takes a number, got " + text, e);
    }
    if (type == long.class) {
      return parseSize(text);
    }
    throw new IllegalArgumentException("has the type " + type + ", which no setting has");
  }

  private static boolean parseBoolean(String text) {
    return switch (text) {
      case "true" -> true;
      case "false" -> false;
      default -> throw new IllegalArgumentException("takes true or false, got " + text);
    };
  }

  private static Object parseEnum(String text, Class<?> type) {
    Map<String, Object> constants =
        Arrays.stream(type.getEnumConstants())
            .collect(Collectors.toMap(SettingText::code, constant -> constant));
    Object constant = constants.get(text);
    if (constant == null) {
      throw new IllegalArgumentException(
          "takes %s, got %s; nearest: %s"
              .formatted(
                  constants.keySet().stream().sorted().collect(Collectors.joining(" | ")),
                  text,
                  NearestName.of(text, constants.keySet())));
    }
    return constant;
  }

  private static String code(Object constant) {
    return ((Enum<?>) constant).name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private static long parseSize(String text) {
    Matcher matcher = NUMBER_AND_UNIT.matcher(text.strip());
    Long unit = matcher.matches() ? BYTES.get(matcher.group(2)) : null;
    if (unit == null) {
      throw new IllegalArgumentException(
          "takes a whole number, for sizes with B, KiB, MiB or GiB behind it, got " + text);
    }
    return Math.multiplyExact(Long.parseLong(matcher.group(1)), unit);
  }

  private static Duration parseDuration(String text) {
    Matcher matcher = NUMBER_AND_UNIT.matcher(text.strip());
    Duration unit = matcher.matches() ? DURATIONS.get(matcher.group(2)) : null;
    if (unit == null) {
      throw new IllegalArgumentException(
          "takes a whole number with ms, s, m or h behind it, got " + text);
    }
    return unit.multipliedBy(Long.parseLong(matcher.group(1)));
  }
}
