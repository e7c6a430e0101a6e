package naja.eval.probe;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import naja.testkit.TestData;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The reference cases outside the repository: embeddings, labels and expected numbers.
final class CaseData {
  private final Path folder = TestData.require("cases");

  LabelledRows train() {
    return rows("main/train");
  }

  LabelledRows test() {
    return rows("main/test");
  }

  /// The expected number at a JSON pointer.
  JsonNode expected(String pointer) {
    return json().at(pointer);
  }

  double[] numbers(String pointer) {
    return expected(pointer).valueStream().mapToDouble(JsonNode::doubleValue).toArray();
  }

  /// The predicted class of every test row, as column of the class index.
  int[] predictions(String column) {
    Map<Integer, Integer> index = index();
    return csv("main/predictions.csv").stream()
        .mapToInt(row -> index.get(Integer.valueOf(row.get(column))))
        .toArray();
  }

  List<CSVRecord> csv(String name) {
    var format = CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).get();
    try (var parser = format.parse(Files.newBufferedReader(folder.resolve(name)))) {
      return parser.getRecords();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  double[][] npy(String name) {
    try {
      byte[] bytes = Files.readAllBytes(folder.resolve(name));
      ByteBuffer data = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
      int length = data.getShort(8);
      String header = new String(bytes, 10, length, StandardCharsets.US_ASCII);
      var shape = Pattern.compile("\\((\\d+),(?: (\\d+))?").matcher(header);
      if (!shape.find()) {
        throw new IllegalArgumentException(header);
      }
      int first = Integer.parseInt(shape.group(1));
      boolean vector = shape.group(2) == null;
      int columns = vector ? first : Integer.parseInt(shape.group(2));
      double[][] rows = new double[vector ? 1 : first][columns];
      data.position(10 + length);
      for (double[] row : rows) {
        for (int i = 0; i < columns; i++) {
          row[i] = header.contains("<f4") ? data.getFloat() : data.getDouble();
        }
      }
      return rows;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private LabelledRows rows(String name) {
    Map<Integer, Integer> index = index();
    int[] classes =
        csv(name + "_labels.csv").stream()
            .mapToInt(row -> index.get(Integer.valueOf(row.get("class_id"))))
            .toArray();
    return new LabelledRows(npy(name + ".npy"), classes, index.size());
  }

  private Map<Integer, Integer> index() {
    Map<Integer, Integer> index = new TreeMap<>();
    csv("main/species.csv").forEach(row -> index.put(Integer.valueOf(row.get("class_id")), 0));
    int next = 0;
    for (var entry : index.entrySet()) {
      entry.setValue(next++);
    }
    return index;
  }

  private JsonNode json() {
    return new JsonMapper().readTree(folder.resolve("expected.json").toFile());
  }
}
