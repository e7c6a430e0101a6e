package naja.encoder.card;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import naja.encoder.EncoderException;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// One mapping of a YAML or JSON file, read key by key; every complaint names file and key.
final class CardSection {
  static final String UNKNOWN = "unknown";

  private final String file;
  private final String prefix;
  private final JsonNode node;
  private final List<String> unknowns;

  private CardSection(String file, String prefix, JsonNode node, List<String> unknowns) {
    this.file = file;
    this.prefix = prefix;
    this.node = node;
    this.unknowns = unknowns;
    if (!node.isObject()) {
      throw new EncoderException(
          file + ": " + (prefix.isEmpty() ? "the file" : prefix) + " must be a mapping of keys");
    }
  }

  static CardSection root(String file, JsonNode node) {
    return new CardSection(file, "", node, new ArrayList<>());
  }

  /// A mapping inside this one.
  CardSection section(String key) {
    return new CardSection(file, path(key), required(key), unknowns);
  }

  /// The mappings of a list inside this one.
  List<CardSection> sections(String key) {
    JsonNode list = required(key);
    if (!list.isArray()) {
      throw refused(key, "must be a list");
    }
    List<CardSection> sections = new ArrayList<>();
    for (JsonNode element : list) {
      sections.add(
          new CardSection(file, path(key) + "[" + sections.size() + "]", element, unknowns));
    }
    return sections;
  }

  /// Refuses every key that is not in `known`, naming the nearest one that is.
  CardSection allow(String... known) {
    for (String key : keys()) {
      if (!List.of(known).contains(key)) {
        throw new EncoderException(
            "%s: unknown key %s, nearest known key: %s"
                .formatted(file, path(key), path(NearestName.of(key, List.of(known)))));
      }
    }
    return this;
  }

  Collection<String> keys() {
    return node.propertyNames();
  }

  boolean has(String key) {
    return node.has(key) && !node.get(key).isNull();
  }

  boolean isSection(String key) {
    return has(key) && required(key).isObject();
  }

  /// Whether the value is null or false.
  boolean isOff(String key) {
    return !has(key) || (required(key).isBoolean() && !required(key).booleanValue());
  }

  /// Whether the value is the word `unknown`; such keys are collected in [#unknowns()].
  boolean isUnknown(String key) {
    boolean unknown = has(key) && UNKNOWN.equals(required(key).asString(""));
    if (unknown && !unknowns.contains(path(key))) {
      unknowns.add(path(key));
    }
    return unknown;
  }

  List<String> unknowns() {
    return List.copyOf(unknowns);
  }

  String text(String key) {
    JsonNode value = required(key);
    if (!value.isValueNode() || value.asString("").isBlank()) {
      throw refused(key, "must be text");
    }
    return value.asString().strip();
  }

  String text(String key, String absent) {
    return has(key) ? text(key) : absent;
  }

  /// The value, empty when it is absent or unknown.
  <T> Optional<T> known(String key, Function<String, T> read) {
    return has(key) && !isUnknown(key) ? Optional.of(read.apply(key)) : Optional.empty();
  }

  int integer(String key) {
    JsonNode value = required(key);
    if (!value.isIntegralNumber() || !value.canConvertToInt()) {
      throw refused(key, "must be a whole number, got " + value);
    }
    return value.intValue();
  }

  int positive(String key) {
    int value = integer(key);
    if (value < 1) {
      throw refused(key, "must be at least 1, got " + value);
    }
    return value;
  }

  long bytes(String key) {
    JsonNode value = required(key);
    if (!value.isIntegralNumber() || value.longValue() < 1) {
      throw refused(key, "must be a number of bytes, got " + value);
    }
    return value.longValue();
  }

  double number(String key) {
    JsonNode value = required(key);
    if (!value.isNumber()) {
      throw refused(key, "must be a number, got " + value);
    }
    return value.doubleValue();
  }

  boolean flag(String key, boolean absent) {
    if (!has(key)) {
      return absent;
    }
    JsonNode value = required(key);
    if (!value.isBoolean()) {
      throw refused(key, "must be true or false, got " + value);
    }
    return value.booleanValue();
  }

  boolean isNumber(String key) {
    return has(key) && required(key).isNumber();
  }

  boolean isList(String key) {
    return has(key) && required(key).isArray();
  }

  /// Numbers of a list.
  List<Double> numbers(String key) {
    JsonNode list = required(key);
    List<Double> numbers = new ArrayList<>();
    for (JsonNode element : list) {
      if (!element.isNumber()) {
        throw refused(key, "must be a list of numbers, got " + list);
      }
      numbers.add(element.doubleValue());
    }
    return numbers;
  }

  /// One of a few words, each standing for a value.
  <T> T choice(String key, List<T> values, Function<T, String> word) {
    String text = text(key);
    return values.stream()
        .filter(value -> word.apply(value).equals(text))
        .findFirst()
        .orElseThrow(() ->
            refused(
                key,
                "must be one of %s, got %s"
                    .formatted(String.join(" | ", values.stream().map(word).toList()), text)));
  }

  /// An exception that names the file, the key and what is wrong with it.
  EncoderException refused(String key, String complaint) {
    return new EncoderException(file + ": " + path(key) + " " + complaint);
  }

  /// Runs a constructor that checks its arguments; its complaint is prefixed with file and section.
  <T> T checked(Supplier<T> constructor) {
    try {
      return constructor.get();
    } catch (IllegalArgumentException e) {
      throw new EncoderException(
          file + ": " + (prefix.isEmpty() ? "" : prefix + ": ") + e.getMessage(), e);
    }
  }

  private JsonNode required(String key) {
    @Nullable JsonNode value = node.get(key);
    if (value == null || value.isNull()) {
      throw new EncoderException(file + ": key " + path(key) + " is missing");
    }
    return value;
  }

  private String path(String key) {
    return prefix.isEmpty() ? key : prefix + "." + key;
  }
}
