package naja.server.contract;

import java.util.List;
import java.util.TreeMap;
import naja.server.api.Json;
import naja.server.contract.Route.PathParameter;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// The OpenAPI 3.1 description of some routes.
///
/// Source of the format: the OpenAPI Specification 3.1.1.
public final class OpenApi {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
  private static final String VERSION = "1";
  private static final String DESCRIPTION =
      "Which species does a photo show? Nearest reference photos, class prototypes, evidence and"
          + " whether danger can be ruled out. A score is a similarity and not a probability; a"
          + " probability is calibrated, and null while the gallery has no calibration. Options go"
          + " into the query string or, where there is a body, into it.";

  private final Schemas schemas = new Schemas();

  private OpenApi() {}

  /// The description of these routes, of each one and of nothing else.
  public static ObjectNode of(List<Route> routes) {
    return new OpenApi().document(routes);
  }

  private ObjectNode document(List<Route> routes) {
    ObjectNode document = NODES.objectNode().put("openapi", "3.1.1");
    document
        .putObject("info")
        .put("title", "Naja")
        .put("version", VERSION)
        .put("description", DESCRIPTION);
    ObjectNode paths = document.putObject("paths");
    routes.forEach(
        route -> paths.withObjectProperty(route.template()).set(route.verb(), operation(route)));
    ObjectNode components = document.putObject("components");
    components.set("schemas", schemas.definitions());
    components.set("securitySchemes", securitySchemes());
    return document;
  }

  private static ObjectNode securitySchemes() {
    ObjectNode schemes = NODES.objectNode();
    schemes.putObject("bearer").put("type", "http").put("scheme", "bearer");
    schemes.putObject("header").put("type", "apiKey").put("in", "header").put("name", "X-API-Key");
    return schemes;
  }

  /// A key in one of two places; to read, none may be needed.
  private static void addSecurity(ObjectNode operation, Access access) {
    ArrayNode security = operation.putArray("security");
    if (access != Access.WRITE) {
      security.addObject();
    }
    if (access != Access.OPEN) {
      security.addObject().putArray("bearer");
      security.addObject().putArray("header");
    }
  }

  private ObjectNode operation(Route route) {
    ObjectNode operation = NODES.objectNode().put("summary", route.summary());
    operation.putArray("tags").add(route.group());
    ArrayNode parameters = operation.putArray("parameters");
    route.pathParameters().forEach(parameter -> parameters.add(inPath(parameter)));
    route.options().forEach(option -> parameters.add(inQuery(option)));
    if (!route.bodies().isEmpty()) {
      operation.set("requestBody", requestBody(route));
    }
    operation.set("responses", responses(route));
    addSecurity(operation, route.access());
    return operation;
  }

  private static ObjectNode inPath(PathParameter parameter) {
    ObjectNode node = NODES.objectNode().put("name", parameter.name()).put("in", "path");
    node.put("required", true).put("description", parameter.description());
    node.putObject("schema").put("type", "string");
    return node;
  }

  private static ObjectNode inQuery(Option option) {
    ObjectNode node = NODES.objectNode().put("name", option.name()).put("in", "query");
    node.put("required", false).put("description", option.description());
    node.set("schema", values(option));
    return node;
  }

  private static ObjectNode values(Option option) {
    ObjectNode one = Json.tree(new TreeMap<>(option.schema()));
    if (!option.repeated()) {
      return one;
    }
    ObjectNode several = NODES.objectNode().put("type", "array");
    several.set("items", one);
    return several;
  }

  private ObjectNode requestBody(Route route) {
    ObjectNode requestBody = NODES.objectNode().put("required", true);
    ObjectNode content = requestBody.putObject("content");
    for (Body body : route.bodies()) {
      content.putObject(body.mediaType()).set("schema", withOptions(body, route.options()));
    }
    return requestBody;
  }

  /// What a body holds may stand beside the options.
  private ObjectNode withOptions(Body body, List<Option> options) {
    ObjectNode own = schemas.of(body.shape());
    if (options.isEmpty() || !body.shape().isRecord()) {
      return own;
    }
    ObjectNode both = NODES.objectNode();
    ObjectNode properties =
        both.putArray("allOf").add(own).addObject().put("type", "object").putObject("properties");
    options.forEach(option ->
        properties.set(option.name(), values(option).put("description", option.description())));
    return both;
  }

  private ObjectNode responses(Route route) {
    ObjectNode responses = NODES.objectNode();
    for (Answer answer : route.answers()) {
      String status = String.valueOf(answer.status());
      ObjectNode response = responses.withObjectProperty(status);
      response.put("description", answer.description());
      if (answer.mediaType() != null && answer.shape() != null) {
        response
            .withObjectProperty("content")
            .putObject(answer.mediaType())
            .set("schema", schemas.of(answer.shape()));
      }
    }
    return responses;
  }
}
