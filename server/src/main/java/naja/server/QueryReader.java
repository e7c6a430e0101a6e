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
    JsonNode body = object(context);
    Map<String, List<String>> values = new HashMap<>(context.queryParamMap());
    @Nullable JsonNode imageId = body.get("image_id");
    @Nullable JsonNode embedding = body.get("embedding");
    if ((imageId == null) == (embedding == null)) {
      throw Refusal.invalid("the body needs either image_id or embedding");
    }
    Set<String> names = new HashSet<>(body.propertyNames());
    names.removeAll(Set.of("image_id", "embedding"));
    names.forEach(name -> option(values, name, body.get(name)));
    Options options = new Options(values, allowed);
    return new Asked(imageId != null ? stored(imageId) : vector(embedding), options);
  }

  /// The body as a JSON object.
  ///
  /// @throws Refusal if it is none, or too large
  static JsonNode object(Context context) {
    try (InputStream stream = context.bodyInputStream()) {
      byte[] bytes = stream.readNBytes(MAX_JSON_BYTES + 1);
      if (bytes.length > MAX_JSON_BYTES) {
        throw Refusal.tooLarge("a JSON body has at most " + MAX_JSON_BYTES + " bytes");
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
