package naja.eval.report;

import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// The JSON of reports: names in snake case, in the order of the record's components.
final class ReportJson {
  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
          .disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
          .build();

  private ReportJson() {}

  static String of(Object report) {
    return MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(report);
  }

  /// A JSON object with one more member.
  static String with(String json, String name, Object value) {
    ObjectNode object = (ObjectNode) MAPPER.readTree(json);
    object.set(name, MAPPER.valueToTree(value));
    return of(object);
  }
}
