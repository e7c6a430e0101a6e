package naja.collection;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.json.JsonMapper;

/// One array of objects in a large JSON file, read object by object.
final class JsonArray implements Iterator<JsonRow>, AutoCloseable {
  /// One object is read where more of them follow.
  private static final ObjectMapper JSON =
      JsonMapper.builder().disable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).build();

  private final Path file;
  private final JsonParser parser;
  private final boolean found;
  private @Nullable JsonRow next;

  private JsonArray(Path file, String name) {
    this.file = file;
    this.parser = open(file);
    this.found = isFound(name);
    this.next = found ? advance() : null;
  }

  /// The objects of the array that stands under a name at the top of the file; none where there is
  /// no such array. To be closed.
  ///
  /// @throws CollectionException naming file and line if the file is not well-formed
  static Stream<JsonRow> rows(Path file, String name) {
    JsonArray array = new JsonArray(file, name);
    return StreamSupport.stream(
            Spliterators.spliteratorUnknownSize(array, Spliterator.ORDERED), false)
        .onClose(array::close);
  }

  /// Whether the file is a JSON object whose first keys hold one of these, as far as that can be
  /// told without reading long arrays.
  static boolean startsWithOneOf(Path file, Iterable<String> names) {
    for (String name : names) {
      try (JsonArray array = new JsonArray(file, name)) {
        if (array.found) {
          return true;
        }
      } catch (CollectionException _) {
        return false;
      }
    }
    return false;
  }

  @Override
  public boolean hasNext() {
    return next != null;
  }

  @Override
  public JsonRow next() {
    JsonRow row = next;
    if (row == null) {
      throw new NoSuchElementException();
    }
    next = advance();
    return row;
  }

  @Override
  public void close() {
    parser.close();
  }

  private boolean find(String name) {
    if (parser.nextToken() != JsonToken.START_OBJECT) {
      throw new CollectionException(file + " line 1: must be a JSON object");
    }
    while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
      String key = parser.currentName();
      JsonToken value = parser.nextToken();
      if (key.equals(name) && value == JsonToken.START_ARRAY) {
        return true;
      }
      parser.skipChildren();
    }
    return false;
  }

  private boolean isFound(String name) {
    try {
      return find(name);
    } catch (JacksonException e) {
      throw broken(e);
    } catch (CollectionException e) {
      parser.close();
      throw e;
    }
  }

  private @Nullable JsonRow advance() {
    try {
      return read();
    } catch (JacksonException e) {
      throw broken(e);
    } catch (CollectionException e) {
      parser.close();
      throw e;
    }
  }

  private @Nullable JsonRow read() {
    JsonToken token = parser.nextToken();
    if (token != JsonToken.START_OBJECT) {
      if (token == JsonToken.END_ARRAY) {
        return null;
      }
      throw new CollectionException(
          "%s line %d: must be a JSON object, got %s"
              .formatted(file, parser.currentTokenLocation().getLineNr(), token));
    }
    long line = parser.currentTokenLocation().getLineNr();
    JsonNode object = JSON.readTree(parser);
    return new JsonRow(file, line, object, ColumnMapping.NONE);
  }

  private CollectionException broken(JacksonException e) {
    parser.close();
    return new CollectionException(
        "%s line %d, column %d: not well-formed JSON: %s"
            .formatted(
                file,
                e.getLocation().getLineNr(),
                e.getLocation().getColumnNr(),
                e.getOriginalMessage()),
        e);
  }

  private static JsonParser open(Path file) {
    try {
      InputStream in = Files.newInputStream(file);
      return JSON.createParser(new BufferedInputStream(in, 1 << 16));
    } catch (IOException e) {
      throw new CollectionException("cannot read " + file + ": " + e, e);
    }
  }
}
