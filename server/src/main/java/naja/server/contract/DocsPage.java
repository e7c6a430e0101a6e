package naja.server.contract;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.StringJoiner;
import tools.jackson.databind.JsonNode;

/// The documentation of an API as one plain page of HTML, made from its OpenAPI description: no
/// script, and nothing from elsewhere.
public final class DocsPage {
  private final JsonNode document;

  private DocsPage(JsonNode document) {
    this.document = document;
  }

  /// The page for an OpenAPI description.
  public static String of(JsonNode openApi) {
    return new DocsPage(openApi).page();
  }

  private String page() {
    JsonNode info = document.get("info");
    return """
    <!doctype html>
    <html lang="en">
    <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>Naja: the API</title>
    <link rel="stylesheet" href="/docs.css">
    </head>
    <body>
    <main>
    <h1>%s</h1>
    <p>%s</p>
    <p>The same for programs: <a href="/openapi.json">openapi.json</a>.</p>
    %s
    <h2 id="schemas">Shapes</h2>
    %s
    </main>
    </body>
    </html>
    """
        .formatted(
            text(info, "title") + " API " + text(info, "version"),
            text(info, "description"),
            operations(),
            shapes());
  }

  private String operations() {
    Map<String, StringBuilder> byTag = new LinkedHashMap<>();
    document
        .get("paths")
        .properties()
        .forEach(path ->
            path.getValue()
                .properties()
                .forEach(operation ->
                    byTag
                        .computeIfAbsent(
                            operation.getValue().at("/tags/0").asString(), _ -> new StringBuilder())
                        .append(
                            operation(path.getKey(), operation.getKey(), operation.getValue()))));
    var html = new StringBuilder();
    byTag.forEach((tag, operations) ->
        html.append("<h2>%s</h2>%n".formatted(escaped(tag))).append(operations));
    return html.toString();
  }

  private static String operation(String path, String method, JsonNode operation) {
    return """
    <section>
    <h3><code>%s %s</code></h3>
    <p>%s</p>
    %s%s%s</section>
    """
        .formatted(
            method.toUpperCase(Locale.ROOT),
            escaped(path),
            text(operation, "summary"),
            parameters(operation.get("parameters")),
            bodies(operation.at("/requestBody/content")),
            answers(operation.get("responses")));
  }

  private static String parameters(JsonNode parameters) {
    var rows = new StringBuilder();
    for (JsonNode parameter : parameters.values()) {
      rows.append(
          row(
              "<code>" + text(parameter, "name") + "</code>",
              type(parameter.get("schema")),
              text(parameter, "description")));
    }
    return table("Options", "Name", "Values", "Meaning", rows);
  }

  private static String bodies(JsonNode content) {
    var rows = new StringBuilder();
    content
        .properties()
        .forEach(body ->
            rows.append(
                row(
                    "<code>" + escaped(body.getKey()) + "</code>",
                    type(body.getValue().get("schema")),
                    "")));
    return table("Body", "Content type", "Shape", "", rows);
  }

  private static String answers(JsonNode responses) {
    var rows = new StringBuilder();
    responses
        .properties()
        .forEach(response -> {
          var shapes = new StringJoiner("<br>");
          response
              .getValue()
              .at("/content")
              .properties()
              .forEach(body ->
                  shapes.add(
                      "<code>%s</code> %s"
                          .formatted(escaped(body.getKey()), type(body.getValue().get("schema")))));
          rows.append(
              row(response.getKey(), shapes.toString(), text(response.getValue(), "description")));
        });
    return table("Answers", "Status", "Body", "When", rows);
  }

  private String shapes() {
    var html = new StringBuilder();
    document
        .at("/components/schemas")
        .properties()
        .forEach(shape -> {
          var rows = new StringBuilder();
          shape
              .getValue()
              .at("/properties")
              .properties()
              .forEach(property ->
                  rows.append(
                      row(
                          "<code>" + escaped(property.getKey()) + "</code>",
                          type(property.getValue()),
                          text(property.getValue(), "description"))));
          html.append(
              "<section id=\"%s\">%n<h3>%s</h3>%n<p>%s</p>%n%s</section>%n"
                  .formatted(
                      escaped(shape.getKey()),
                      escaped(shape.getKey()),
                      text(shape.getValue(), "description"),
                      table("Properties", "Name", "Values", "Meaning", rows)));
        });
    return html.toString();
  }

  /// A schema in a few words.
  private static String type(JsonNode schema) {
    if (schema.has("$ref")) {
      String name = escaped(schema.get("$ref").asString().replaceAll(".*/", ""));
      return "<a href=\"#%s\">%s</a>".formatted(name, name);
    }
    for (String combination : List.of("anyOf", "allOf")) {
      if (schema.has(combination)) {
        return joined(schema.get(combination), combination.equals("anyOf") ? " or " : " and ");
      }
    }
    if (schema.has("enum")) {
      return joined(schema.get("enum"), " | ");
    }
    if (schema.has("items")) {
      return "list of " + type(schema.get("items"));
    }
    return simple(schema);
  }

  private static String simple(JsonNode schema) {
    JsonNode type = schema.path("type");
    String words = type.isArray() ? joined(type, " or ") : escaped(type.asString("any"));
    if (schema.has("properties")) {
      words = "options";
    }
    if (schema.has("minimum")) {
      words +=
          " from " + schema.get("minimum").asString() + " to " + schema.get("maximum").asString();
    }
    return schema.has("default") ? words + ", default " + schema.get("default").asString() : words;
  }

  private static String joined(JsonNode values, String separator) {
    var words = new StringJoiner(separator);
    values
        .values()
        .forEach(value -> words.add(value.isObject() ? type(value) : escaped(value.asString())));
    return words.toString();
  }

  private static String table(
      String caption, String first, String second, String third, CharSequence rows) {
    return rows.isEmpty()
        ? ""
        : """
        <table>
        <caption>%s</caption>
        <thead><tr><th scope="col">%s</th><th scope="col">%s</th><th scope="col">%s</th></tr></thead>
        <tbody>
        %s</tbody>
        </table>
        """
            .formatted(caption, first, second, third, rows);
  }

  private static String row(String first, String second, String third) {
    return "<tr><td>%s</td><td>%s</td><td>%s</td></tr>%n".formatted(first, second, third);
  }

  private static String text(JsonNode node, String name) {
    return escaped(node.path(name).asString(""));
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }
}
