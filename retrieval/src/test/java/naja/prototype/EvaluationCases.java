package naja.prototype;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import naja.encoder.Embedding;
import naja.gallery.StoredEmbedding;
import naja.testkit.TestData;

/// The reference cases for evaluation, read as stored embeddings: `main` has 2,000 train and 600
/// test rows, `edge` 9 and 6. Every row is its own observation, and class ids are padded with zeros
/// so that they sort as numbers do.
public final class EvaluationCases {
  private EvaluationCases() {}

  /// Rows of `train` or `test`.
  public static List<StoredEmbedding> read(String set, String part) throws IOException {
    Path folder = TestData.require("cases").resolve(set);
    float[][] rows = npy(folder.resolve(part + ".npy"));
    List<String> labels = column(folder.resolve(part + "_labels.csv"), "class_id");
    List<StoredEmbedding> embeddings = new ArrayList<>();
    for (int row = 0; row < rows.length; row++) {
      String image = "%s_%04d".formatted(part, row);
      embeddings.add(new StoredEmbedding(image, image, labels.get(row), Embedding.of(rows[row])));
    }
    return embeddings;
  }

  /// Predicted class ids of all 600 test rows of `main` by one of the reference methods.
  public static List<String> predictions(String method) throws IOException {
    return column(TestData.require("cases").resolve("main/predictions.csv"), method);
  }

  private static List<String> column(Path csv, String name) throws IOException {
    List<String> lines = Files.readAllLines(csv);
    int column = Arrays.asList(lines.getFirst().split(",", -1)).indexOf(name);
    return lines.stream()
        .skip(1)
        .map(line -> "%04d".formatted(Integer.parseInt(line.split(",", -1)[column])))
        .toList();
  }

  /// NPY 1.0, little-endian float32, C order, two dimensions.
  private static float[][] npy(Path file) throws IOException {
    ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
    int start = 10 + bytes.getShort(8);
    String header = new String(bytes.array(), 10, start - 10, StandardCharsets.US_ASCII);
    String[] shape =
        header.substring(header.indexOf('(') + 1, header.indexOf(')')).split(",\\s*", -1);
    float[][] rows = new float[Integer.parseInt(shape[0])][Integer.parseInt(shape[1])];
    bytes.position(start);
    for (float[] row : rows) {
      for (int i = 0; i < row.length; i++) {
        row[i] = bytes.getFloat();
      }
    }
    return rows;
  }
}
