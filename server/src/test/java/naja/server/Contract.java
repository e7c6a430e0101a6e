package naja.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import naja.server.contract.OpenApi;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Holds replies against the OpenAPI description: a status that the route declares, with a body of
/// a declared type that fits its schema.
final class Contract {
  private static @Nullable Contract last;

  private final JsonNode document;
  private final SchemaRegistry registry =
      SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);
  private final Map<JsonNode, Schema> schemas = new ConcurrentHashMap<>();

  private Contract(JsonNode document) {
    this.document = document;
  }

  /// The contract of a service; services with the same description share it.
  static synchronized Contract of(NajaServer server) {
    JsonNode document = OpenApi.of(server.routes().list());
    Contract known = last;
    if (known == null || !known.document.equals(document)) {
      known = new Contract(document);
      last = known;
    }
    return known;
  }

  /// Checks a reply; one to a browser that asks beforehand whether a page may ask is no route's.
  void check(String method, String path, Client.Reply reply) {
    if (method.equals("OPTIONS")) {
      return;
    }
    Optional<JsonNode> operation = operation(method.toLowerCase(Locale.ROOT), path);
    if (operation.isEmpty()) {
      assertThat(reply.status()).as("%s %s is not declared", method, path).isIn(404, 405);
      return;
    }
    JsonNode response = operation.get().at("/responses/" + reply.status());
    assertThat(response.isObject())
        .as("%s %s declares no status %d: %s", method, path, reply.status(), reply.text())
        .isTrue();
    JsonNode content = response.path("content");
    String type = reply.header("Content-Type").split(";", 2)[0];
    if (content.isEmpty()) {
      assertThat(reply.body()).as("body of %s %s", method, path).isEmpty();
      return;
    }
    assertThat(content.has(type)).as("%s %s declares no %s", method, path, type).isTrue();
    if (type.endsWith("json")) {
      assertThat(schema(content.get(type).get("schema")).validate(reply.json()))
          .as("%s %s answers %s", method, path, reply.text())
          .isEmpty();
    }
  }

  /// The operation at a path: one without variable parts before one with.
  private Optional<JsonNode> operation(String verb, String path) {
    JsonNode paths = document.get("paths");
    if (paths.has(path) && paths.get(path).has(verb)) {
      return Optional.of(paths.get(path).get(verb));
    }
    return paths.properties().stream()
        .filter(entry -> entry.getKey().contains("{") && matches(entry.getKey(), path))
        .map(entry -> entry.getValue().path(verb))
        .filter(JsonNode::isObject)
        .findFirst();
  }

  private static boolean matches(String template, String path) {
    String pattern = Pattern.quote(template).replaceAll("\\{[^}]*}", "\\\\E.+\\\\Q");
    return Pattern.matches(pattern, path);
  }

  private Schema schema(JsonNode schema) {
    return schemas.computeIfAbsent(
        schema,
        _ -> {
          ObjectNode whole = JsonNodeFactory.instance.objectNode();
          whole.putArray("allOf").add(schema);
          whole.set("components", document.get("components"));
          return registry.getSchema(whole);
        });
  }
}
