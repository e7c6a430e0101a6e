package naja.collection;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/// A JSON Lines file in UTF-8: one object per line.
final class JsonLines {
  private static final ObjectMapper JSON = new ObjectMapper();

  private JsonLines() {}

  /// The rows; the columns are checked on the first one. To be closed.
  static Stream<TableRow> rows(
      Path file, List<Column> columns, ColumnMapping mapping, Consumer<CsvHeader> check) {
    BufferedReader reader = open(file);
    AtomicLong line = new AtomicLong();
    return Stream.iterate(Optional.of(""), Optional::isPresent, _ -> next(reader, file))
        .skip(1)
        .flatMap(Optional::stream)
        .map(text -> parse(file, line.incrementAndGet(), text, mapping))
        .<TableRow>mapMulti((row, rows) -> {
          if (row.line() == 1) {
            List<String> keys = List.copyOf(row.object().propertyNames());
            check.accept(new CsvHeader(file + " line 1", keys, columns, mapping));
          }
          if (!row.object().isEmpty()) {
            rows.accept(row);
          }
        })
        .onClose(() -> close(reader, file));
  }

  private static Optional<String> next(BufferedReader reader, Path file) {
    try {
      return Optional.ofNullable(reader.readLine());
    } catch (CharacterCodingException e) {
      throw UndecodableText.of(file, StandardCharsets.UTF_8, e);
    } catch (IOException e) {
      throw new CollectionException("cannot read " + file + ": " + e.getMessage(), e);
    }
  }

  private static JsonRow parse(Path file, long line, String text, ColumnMapping mapping) {
    try {
      JsonNode object = text.isBlank() ? JSON.createObjectNode() : JSON.readTree(text);
      if (object.isObject()) {
        return new JsonRow(file, line, object, mapping);
      }
      throw new CollectionException(
          "%s line %d: must be a JSON object, got %s".formatted(file, line, object.getNodeType()));
    } catch (JacksonException e) {
      throw new CollectionException(
          "%s line %d, column %d: not well-formed JSON: %s"
              .formatted(file, line, e.getLocation().getColumnNr(), e.getOriginalMessage()),
          e);
    }
  }

  private static BufferedReader open(Path file) {
    try {
      BufferedReader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8);
      CsvTable.skipByteOrderMark(reader);
      return reader;
    } catch (CharacterCodingException e) {
      throw UndecodableText.of(file, StandardCharsets.UTF_8, e);
    } catch (IOException e) {
      throw new CollectionException("cannot read " + file + ": " + e, e);
    }
  }

  private static void close(BufferedReader reader, Path file) {
    try {
      reader.close();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot close " + file, e);
    }
  }
}
