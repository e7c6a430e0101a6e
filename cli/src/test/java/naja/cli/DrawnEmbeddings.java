package naja.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import naja.collection.stored.NpyFile;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Embeddings of three taxa, drawn anew for every test and kept in files.
abstract class DrawnEmbeddings {
  static final int EACH = 12;
  static final int DIMENSION = 8;

  @TempDir Path folder;
  final CommandLineRun naja = new CommandLineRun();
  final List<float[]> vectors = new ArrayList<>();
  final List<String> labels = new ArrayList<>();

  @BeforeEach
  void draw() {
    naja.with("NAJA_HOME", folder.resolve("home"));
    Random random = new Random(11);
    for (String taxon : List.of("ash", "birch", "cedar")) {
      for (int i = 0; i < EACH; i++) {
        add(taxon, around(taxon.charAt(0) - 'a', random));
      }
    }
  }

  /// Runs a command that must fail with two parts of a message and print no report.
  void refused(String one, String other, Object... words) {
    run(1, words);
    assertThat(naja.err()).contains(one, other);
    assertThat(naja.out()).isEmpty();
  }

  /// A split file that asks about all photos of a taxon; nobody's if it is empty.
  Path split(Path npy, String tested) throws IOException {
    StringBuilder csv = new StringBuilder("image_id,observation_id,taxon_id,round_1\n");
    for (int row = 0; row < labels.size(); row++) {
      String role = labels.get(row).equals(tested) ? "test" : "reference";
      csv.append("row-%d,row-%d,%s,%s\n".formatted(row, row, labels.get(row), role));
    }
    Path file = npy.resolveSibling("split.csv");
    Files.writeString(file, csv);
    return file;
  }

  Path write(String name) throws IOException {
    Path npy = folder.resolve(name + ".npy");
    try (NpyFile file = NpyFile.create(npy, DIMENSION)) {
      for (int row = 0; row < vectors.size(); row++) {
        file.write(row, vectors.get(row));
      }
      file.finish(vectors.size());
    }
    Files.writeString(beside(npy), "label\n" + String.join("\n", labels) + "\n");
    return npy;
  }

  static Path beside(Path npy) {
    return npy.resolveSibling(npy.getFileName().toString().replace(".npy", ".csv"));
  }

  void add(String taxon, float[] vector) {
    labels.add(taxon);
    vectors.add(vector);
  }

  static float[] around(int axis, Random random) {
    float[] values = unit(axis);
    for (int i = 0; i < DIMENSION; i++) {
      values[i] += (float) (0.5 * random.nextGaussian());
    }
    return values;
  }

  static float[] unit(int axis) {
    float[] values = new float[DIMENSION];
    values[axis] = 1;
    return values;
  }

  void run(int expected, Object... words) {
    assertThat(naja.run(words)).as(naja.err()).isEqualTo(expected);
  }

  /// The report, or the one inside a probe's.
  JsonNode result() {
    JsonNode report = JsonMapper.shared().readTree(naja.out());
    return report.has("result") ? report.get("result") : report;
  }
}
