package naja.server.contract;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// An option of a route: its name, what it means and which values it takes.
public sealed interface Option {
  String name();

  /// One sentence for people.
  String description();

  /// Whether it may be given more than once.
  default boolean repeated() {
    return false;
  }

  /// A JSON schema of one value.
  Map<String, Object> schema();

  /// A whole number between bounds, both allowed.
  ///
  /// @param otherwise where nothing is said
  record Whole(String name, String description, int otherwise, int least, int most)
      implements Option {
    @Override
    public Map<String, Object> schema() {
      return Map.of("type", "integer", "minimum", least, "maximum", most, "default", otherwise);
    }
  }

  /// A number between bounds, both allowed; it may be left out.
  record Decimal(String name, String description, double least, double most) implements Option {
    @Override
    public Map<String, Object> schema() {
      return Map.of("type", "number", "minimum", least, "maximum", most);
    }
  }

  /// `true` or `false`; false where nothing is said.
  record Flag(String name, String description) implements Option {
    @Override
    public Map<String, Object> schema() {
      return Map.of("type", "boolean", "default", false);
    }
  }

  /// One of some words.
  ///
  /// @param otherwise where nothing is said; null: nothing
  record Choice(String name, String description, List<String> words, @Nullable String otherwise)
      implements Option {
    public Choice {
      words = List.copyOf(words);
    }

    @Override
    public Map<String, Object> schema() {
      return otherwise == null
          ? Map.of("type", "string", "enum", words)
          : Map.of("type", "string", "enum", words, "default", otherwise);
    }
  }

  /// Any text; it may be left out.
  record Text(String name, String description, boolean repeated) implements Option {
    /// The most characters of a text: enough for a URL, and less than an index term may have.
    public static final int LONGEST = 2000;

    /// A text that is given once.
    public static Text once(String name, String description) {
      return new Text(name, description, false);
    }

    /// Texts under one name.
    public static Text repeated(String name, String description) {
      return new Text(name, description, true);
    }

    @Override
    public Map<String, Object> schema() {
      return Map.of("type", "string", "maxLength", LONGEST);
    }
  }
}
