package naja.server;

import io.javalin.http.Context;
import io.javalin.http.UploadedFile;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import naja.encoder.Embedding;
import naja.photo.Photo;
import naja.server.api.Json;
import naja.server.contract.Option;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/// Reads what a request asks: photos as `multipart/form-data`, a stored photo or an embedding as
/// JSON; options from the query string and from the body.
final class QueryReader {
  private static final int MAX_JSON_BYTES = 1 << 20;
  private static final int MAX_BATCH_BYTES = 16 << 20;
  private static final int MAX_QUERIES = 100;

  private final ServerSettings settings;

  QueryReader(ServerSettings settings) {
    this.settings = settings;
  }

  /// A query with its options.
  record Asked(Query query, Options options) {}

  /// Reads the request.
  ///
  /// @param allowed the options that the route knows
  /// @throws Refusal if it cannot be understood
  Asked read(Context context, Collection<Option> allowed) {
    String type = mediaType(context);
    return switch (type) {
      case "multipart/form-data" -> multipart(context, allowed);
      case "application/json" -> json(context, allowed);
      default ->
          throw Refusal.unsupportedType(
              "send photos as multipart/form-data in parts named images, or application/json with"
                  + " image_id or embedding; got "
                  + (type.isEmpty() ? "no content type" : type));
    };
  }

  /// Reads a request with many questions: each photo by itself, or the entries of `queries`.
  ///
  /// @throws Refusal if it cannot be understood
  List<Asked> readBatch(Context context, Collection<Option> allowed) {
    if (mediaType(context).equals("application/json")) {
      return jsonBatch(context, allowed);
    }
    Asked all = read(context, allowed);
    if (!(all.query() instanceof Query.Photos(List<Photo> photos))) {
      throw new IllegalStateException("a form holds photos");
    }
    return photos.stream()
        .map(photo -> new Asked(new Query.Photos(List.of(photo)), all.options()))
        .toList();
  }

  private static List<Asked> jsonBatch(Context context, Collection<Option> allowed) {
    JsonNode body = object(context, MAX_BATCH_BYTES);
    JsonNode queries = body.path("queries");
    if (!queries.isArray() || queries.isEmpty() || queries.size() > MAX_QUERIES) {
      throw Refusal.invalid("queries must be a list of 1 to " + MAX_QUERIES + " questions");
    }
    Options options = options(context, body, Set.of("queries"), allowed);
    List<Asked> asked = new ArrayList<>();
    for (JsonNode query : queries.values()) {
      if (!query.isObject() || query.size() != 1) {
        throw Refusal.invalid("each of the queries needs either image_id or embedding");
      }
      asked.add(new Asked(query(query), options));
    }
    return asked;
  }

  private static String mediaType(Context context) {
    @Nullable String header = context.contentType();
    return header == null ? "" : header.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
  }

  private Asked multipart(Context context, Collection<Option> allowed) {
    Map<String, List<UploadedFile>> files = Multipart.files(context);
    UnreadBody.wasRead(context);
    Map<String, List<String>> values = new HashMap<>(context.queryParamMap());
    context
        .formParamMap()
        .forEach((name, given) -> given.forEach(value -> append(values, name, value)));
    files.keySet().stream()
        .filter(name -> !name.equals("images"))
        .findFirst()
        .ifPresent(QueryReader::refusePart);
    List<UploadedFile> images = files.getOrDefault("images", List.of());
    if (images.isEmpty()) {
      throw Refusal.invalid("the request has no photo; send 1 or more parts named images");
    }
    if (images.size() > settings.maxImages()) {
      throw Refusal.invalid(
          "images must be at most %d photos, got %d"
              .formatted(settings.maxImages(), images.size()));
    }
    return new Asked(new Query.Photos(photos(images)), new Options(values, allowed));
  }

  private static void refusePart(String name) {
    throw Refusal.badRequest("photos go into parts named images, got a file in \"" + name + "\"");
  }

  private static List<Photo> photos(List<UploadedFile> images) {
    List<Photo> photos = new ArrayList<>();
    for (int i = 0; i < images.size(); i++) {
      String name = images.get(i).filename();
      photos.add(
          new Photo(name.isBlank() ? "photo " + (i + 1) : name, Multipart.bytes(images.get(i))));
    }
    return photos;
  }

  private static Asked json(Context context, Collection<Option> allowed) {
    JsonNode body = object(context, MAX_JSON_BYTES);
    Query query = query(body);
    return new Asked(query, options(context, body, Set.of("image_id", "embedding"), allowed));
  }

  private static Query query(JsonNode body) {
    @Nullable JsonNode imageId = body.get("image_id");
    @Nullable JsonNode embedding = body.get("embedding");
    if ((imageId == null) == (embedding == null)) {
      throw Refusal.invalid("the body needs either image_id or embedding");
    }
    return imageId != null ? stored(imageId) : vector(embedding);
  }

  private static Options options(
      Context context, JsonNode body, Set<String> others, Collection<Option> allowed) {
    Map<String, List<String>> values = new HashMap<>(context.queryParamMap());
    Set<String> names = new HashSet<>(body.propertyNames());
    names.removeAll(others);
    names.forEach(name -> option(values, name, body.get(name)));
    return new Options(values, allowed);
  }

  /// The body as a JSON object.
  ///
  /// @throws Refusal if it is none, or too large
  static JsonNode object(Context context) {
    return object(context, MAX_JSON_BYTES);
  }

  private static JsonNode object(Context context, int mostBytes) {
    try (InputStream stream = context.bodyInputStream()) {
      byte[] bytes = stream.readNBytes(mostBytes + 1);
      if (bytes.length > mostBytes) {
        throw Refusal.tooLarge("a JSON body has at most " + mostBytes + " bytes");
      }
      UnreadBody.wasRead(context);
      JsonNode body = Json.read(new ByteArrayInputStream(bytes));
      if (!body.isObject()) {
        throw Refusal.badRequest("the body must be a JSON object");
      }
      return body;
    } catch (JacksonException e) {
      throw Refusal.badRequest("the body is not JSON: " + e.getOriginalMessage());
    } catch (IOException e) {
      throw Refusal.unreadBody(e);
    }
  }

  private static void option(Map<String, List<String>> values, String name, JsonNode value) {
    Iterable<JsonNode> elements = value.isArray() ? value.values() : List.of(value);
    for (JsonNode element : elements) {
      if (!element.isValueNode() || element.isNull()) {
        throw Refusal.badRequest(name + " must be a value or a list of values");
      }
      append(values, name, element.asString());
    }
  }

  private static Query stored(JsonNode imageId) {
    if (!imageId.isString()) {
      throw Refusal.badRequest("image_id must be a string");
    }
    return new Query.Stored(imageId.stringValue());
  }

  private static Query vector(@Nullable JsonNode embedding) {
    if (embedding == null || !embedding.isArray()) {
      throw Refusal.badRequest("embedding must be a list of numbers");
    }
    float[] values = new float[embedding.size()];
    for (int i = 0; i < values.length; i++) {
      JsonNode value = embedding.get(i);
      if (!value.isNumber()) {
        throw Refusal.badRequest("embedding must be a list of numbers, got " + value.getNodeType());
      }
      values[i] = (float) value.doubleValue();
    }
    try {
      return new Query.Vector(Embedding.of(values));
    } catch (IllegalArgumentException e) {
      throw Refusal.invalid(Objects.requireNonNullElse(e.getMessage(), "embedding cannot be used"));
    }
  }

  private static void append(Map<String, List<String>> values, String name, String value) {
    List<String> all = new ArrayList<>(values.getOrDefault(name, List.of()));
    all.add(value);
    values.put(name, all);
  }
}
