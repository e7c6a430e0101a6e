package naja.server.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.io.InputStream;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.annotation.JsonNaming;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// Writes the API's records as JSON: `snake_case` names in the order of the record, nulls included.
public final class Json {
  private static final PropertyNamingStrategies.SnakeCaseStrategy NAMES =
      new PropertyNamingStrategies.SnakeCaseStrategy();

  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .propertyNamingStrategy(NAMES)
          .changeDefaultPropertyInclusion(
              include -> include.withValueInclusion(JsonInclude.Include.ALWAYS))
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .build();

  private Json() {}

  /// One line of JSON, in UTF-8.
  public static byte[] bytes(Object reply) {
    return MAPPER.writeValueAsBytes(reply);
  }

  /// Indented JSON for people and files.
  public static String pretty(Object reply) {
    return MAPPER.writer().with(SerializationFeature.INDENT_OUTPUT).writeValueAsString(reply);
  }

  /// A value as a tree of JSON nodes.
  public static ObjectNode tree(Object value) {
    return MAPPER.valueToTree(value);
  }

  /// The name on the wire of a record's component.
  public static String name(Class<?> record, String component) {
    if (record.isAnnotationPresent(JsonNaming.class)) {
      return component;
    }
    return NAMES.nameForField(null, null, component);
  }

  /// The same as a string.
  public static String text(Object reply) {
    return MAPPER.writeValueAsString(reply);
  }

  /// Reads one JSON value.
  ///
  /// @throws JacksonException if it is not well-formed, or a name comes twice
  public static JsonNode read(InputStream json) {
    return MAPPER.readTree(json);
  }
}
