package naja.server.contract;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.github.victools.jsonschema.generator.CustomDefinition;
import com.github.victools.jsonschema.generator.FieldScope;
import com.github.victools.jsonschema.generator.Option;
import com.github.victools.jsonschema.generator.OptionPreset;
import com.github.victools.jsonschema.generator.SchemaBuilder;
import com.github.victools.jsonschema.generator.SchemaGenerator;
import com.github.victools.jsonschema.generator.SchemaGeneratorConfigBuilder;
import com.github.victools.jsonschema.generator.SchemaVersion;
import java.util.HashMap;
import java.util.Map;
import naja.server.api.Json;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// JSON schemas of records, as [Json] writes them: `snake_case` names, every component there unless
/// an annotation leaves it out, and null only where the component is `@Nullable`.
final class Schemas {
  private final Map<Class<?>, RecordDocs> docs = new HashMap<>();
  private final SchemaBuilder builder;

  Schemas() {
    var config =
        new SchemaGeneratorConfigBuilder(SchemaVersion.DRAFT_2020_12, OptionPreset.PLAIN_JSON)
            .with(
                Option.DEFINITIONS_FOR_ALL_OBJECTS,
                Option.INLINE_NULLABLE_SCHEMAS,
                Option.MAP_VALUES_AS_ADDITIONAL_PROPERTIES)
            .without(Option.SCHEMA_VERSION_INDICATOR);
    config
        .forTypesInGeneral()
        .withPropertySorter((_, _) -> 0)
        .withDescriptionResolver(scope -> text(docs(scope.getType().getErasedType()).text()))
        .withCustomDefinitionProvider((type, _) ->
            type.isInstanceOf(byte[].class)
                ? new CustomDefinition(bytes(), CustomDefinition.DefinitionType.INLINE, null)
                : null);
    config
        .forFields()
        .withPropertyNameOverrideResolver(
            field -> Json.name(field.getDeclaringType().getErasedType(), field.getDeclaredName()))
        .withDescriptionResolver(this::description)
        .withNullableCheck(Schemas::isNullable)
        .withRequiredCheck(Schemas::isRequired);
    builder = new SchemaGenerator(config.build()).buildMultipleSchemaDefinitions();
  }

  /// A reference to the schema of a record, or the schema of bytes, text or any object.
  ObjectNode of(Class<?> shape) {
    if (shape == byte[].class) {
      return bytes();
    }
    if (shape == String.class || shape == Map.class) {
      String type = shape == String.class ? "string" : "object";
      return JsonNodeFactory.instance.objectNode().put("type", type);
    }
    return builder.createSchemaReference(shape);
  }

  /// The schemas of all records asked for so far and of those in them, by name. Ends the
  /// collection.
  ObjectNode definitions() {
    return builder.collectDefinitions("components/schemas");
  }

  private static ObjectNode bytes() {
    return JsonNodeFactory.instance.objectNode().put("type", "string").put("format", "binary");
  }

  private @Nullable String description(FieldScope field) {
    Class<?> record = field.getDeclaringType().getErasedType();
    return field.isFakeContainerItemScope()
        ? null
        : docs(record).components().get(field.getDeclaredName());
  }

  private RecordDocs docs(Class<?> type) {
    return docs.computeIfAbsent(type, RecordDocs::of);
  }

  private static @Nullable String text(String text) {
    return text.isEmpty() ? null : text;
  }

  private static boolean isNullable(FieldScope field) {
    return !field.isFakeContainerItemScope()
        && field.getRawMember().getAnnotatedType().isAnnotationPresent(Nullable.class);
  }

  /// `@JsonInclude` on a component says that it may be missing.
  private static boolean isRequired(FieldScope field) {
    return field.getAnnotationConsideringFieldAndGetter(JsonInclude.class) == null;
  }
}
