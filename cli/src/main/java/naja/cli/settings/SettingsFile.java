package naja.cli.settings;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.dataformat.yaml.YAMLMapper;

/// Reads a YAML file of sections and scalar values, and remembers the line of each.
final class SettingsFile {
  private final String name;
  private final Map<String, Setting> settings = new LinkedHashMap<>();
  private final Deque<String> path = new ArrayDeque<>();

  private SettingsFile(String name) {
    this.name = name;
  }

  /// The settings of a YAML text in the order written.
  ///
  /// @param name how messages call the file
  /// @throws SettingsException if it is not YAML, or holds anything but sections of scalar values
  static Map<String, Setting> parse(String name, String yaml) {
    SettingsFile file = new SettingsFile(name);
    try (JsonParser parser = new YAMLMapper().createParser(yaml)) {
      file.read(parser);
    } catch (JacksonException e) {
      throw new SettingsException(
          "%s:%d: not YAML: %s"
              .formatted(
                  name,
                  e.getLocation() == null ? 1 : e.getLocation().getLineNr(),
                  e.getOriginalMessage()),
          e);
    }
    return file.settings;
  }

  private void read(JsonParser parser) {
    for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
      switch (token) {
        case PROPERTY_NAME -> path.addLast(parser.currentName());
        case START_OBJECT -> {}
        case END_OBJECT -> path.pollLast();
        case START_ARRAY, END_ARRAY ->
            throw new SettingsException(origin(parser) + ": " + key() + " does not take a list");
        default -> value(parser);
      }
    }
  }

  private void value(JsonParser parser) {
    if (path.isEmpty()) {
      throw new SettingsException(origin(parser) + ": settings are written as `section:` and keys");
    }
    if (path.size() == 1 && parser.currentToken() == JsonToken.VALUE_NULL) {
      path.removeLast();
      return;
    }
    Setting setting = new Setting(key(), parser.getString(), origin(parser));
    Setting earlier = settings.putIfAbsent(setting.key(), setting);
    if (earlier != null) {
      throw new SettingsException(
          "%s: %s is set twice, first at %s"
              .formatted(setting.origin(), setting.key(), earlier.origin()));
    }
    path.removeLast();
  }

  private String key() {
    return String.join(".", path);
  }

  private String origin(JsonParser parser) {
    return name + ":" + parser.currentTokenLocation().getLineNr();
  }
}
