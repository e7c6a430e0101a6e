package naja.eval.cases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import naja.eval.dataset.DatasetException;
import naja.eval.metric.Prediction;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The comparison itself, on a folder of three photos and two classes.
class CaseRunTest {
  private static final String CHECKS =
      """
      {"columns_equal_to_predictions_csv": ["knn"],
       "checks": [{"pointer": "/knn/accuracy", "abs": 0.01},
                  {"pointer": "/knn/votes", "rel": 0.1},
                  {"pointer": "/knn/a~1b", "abs": 0}]}
      """;
  private static final String EXPECTED =
      """
      {"knn": {"accuracy": 0.5, "votes": [[1, 2], [100, 4]], "a/b": 7, "note": "unchecked"}}
      """;

  @TempDir private Path folder;

  @BeforeEach
  void write() throws IOException {
    Files.createDirectories(folder.resolve("main"));
    text("main/species.csv", "class_id,species,venomous\n1008,\"Naja alba, minor\",1\n87,Boa,0\n");
    for (String part : List.of("train", "test")) {
      text(
          "main/" + part + "_labels.csv",
          "row,observation_id,class_id\n0,a,87\n1,a,87\n2,b,1008\n");
      Files.write(folder.resolve("main/" + part + ".npy"), npy(3, 2));
    }
    text("main/predictions.csv", "row,knn\n0,87\n1,1008\n2,87\n");
    text("checks.json", CHECKS);
    text("expected.json", EXPECTED);
  }

  @Test
  void compare_everythingWithinItsTolerance_holds() {
    CaseReport report = compare(answers(0.505, 109));
    assertThat(report.text()).last().isEqualTo("4 passed, 0 failed");
    assertThat(report.holds()).isTrue();
  }

  @Test
  void compare_numberBeyondItsTolerance_failsThatCheckOnly() {
    CaseReport report = compare(answers(0.511, 100));
    assertThat(report.failures())
        .singleElement()
        .asString()
        .startsWith("FAIL  /knn/accuracy  expected 0.5  got 0.511");
    assertThat(report.text()).last().isEqualTo("3 passed, 1 failed");
  }

  @Test
  void compare_oneOfAListBeyondItsShare_fails() {
    assertThat(compare(answers(0.5, 111)).failures())
        .singleElement()
        .asString()
        .contains("/knn/votes");
  }

  @Test
  void compare_expectedNumberAltered_fails() throws IOException {
    text("expected.json", EXPECTED.replace("0.5", "0.52"));
    assertThat(compare(answers(0.5, 100)).holds()).isFalse();
  }

  @Test
  void compare_predictedColumnAltered_namesTheRow() throws IOException {
    text("main/predictions.csv", "row,knn\n0,87\n1,87\n2,87\n");
    assertThat(compare(answers(0.5, 100)).failures())
        .containsExactly("FAIL  column knn  expected 87 in row 1  got 1008  (every row)");
  }

  @Test
  void compare_checkTakenOutOfTheContract_fails() throws IOException {
    text("checks.json", CHECKS.replace("{\"pointer\": \"/knn/votes\", \"rel\": 0.1},", ""));
    assertThat(compare(answers(0.5, 100)).failures())
        .singleElement()
        .asString()
        .contains("/knn/votes", "missing in checks.json");
  }

  @Test
  void compare_pointerThatNobodyComputes_fails() throws IOException {
    text("checks.json", CHECKS.replace("/knn/accuracy", "/knn/precision"));
    assertThat(compare(answers(0.5, 100)).failures())
        .anySatisfy(line -> assertThat(line).contains("/knn/precision  expected nothing"));
  }

  @Test
  void compare_nothingToCheck_doesNotHold() throws IOException {
    text("checks.json", "{}");
    text("expected.json", "{}");
    text("main/predictions.csv", "row\n0\n1\n2\n");
    assertThat(compare(answers(0.5, 100)).holds()).isFalse();
  }

  @Test
  void open_labelThatNoSpeciesHas_isNamed() throws IOException {
    text("main/species.csv", "class_id,species,venomous\n87,Boa,0\n");
    assertThatThrownBy(() -> CaseFolder.open(folder))
        .isInstanceOf(DatasetException.class)
        .hasMessageContaining("[1008]");
  }

  @Test
  void open_fewerLabelsThanVectors_saysHowMany() throws IOException {
    text("main/test_labels.csv", "row,observation_id,class_id\n0,a,87\n");
    assertThatThrownBy(() -> CaseFolder.open(folder))
        .isInstanceOf(DatasetException.class)
        .hasMessageContaining("3 vectors, 1 taxa");
  }

  @Test
  void classes_idsOfUnequalLength_areInNumericOrder() {
    assertThat(CaseFolder.open(folder).classes().taxonIds()).containsExactly("87", "1008");
  }

  private CaseReport compare(CaseAnswers answers) {
    return CaseRun.compare(CaseFolder.open(folder), answers);
  }

  private static CaseAnswers answers(double accuracy, int vote) {
    CaseAnswers answers = new CaseAnswers();
    answers.put("/knn/accuracy", accuracy);
    answers.put("/knn/votes", new double[][] {{1, 2}, {vote, 4}});
    answers.putTaxon("/knn/a~1b", "7");
    answers.put("/knn/nothing_expected", 1);
    answers.putColumn(
        "knn",
        List.of(
            new Prediction("87", List.of("87")),
            new Prediction("87", List.of("1008")),
            new Prediction("1008", List.of("87", "1008"))));
    return answers;
  }

  private void text(String name, String content) throws IOException {
    Files.writeString(folder.resolve(name), content);
  }

  private static byte[] npy(int rows, int columns) {
    String header =
        "{'descr': '<f4', 'fortran_order': False, 'shape': (%d, %d), }".formatted(rows, columns);
    String padded = String.format("%-117s\n", header);
    ByteBuffer bytes =
        ByteBuffer.allocate(10 + padded.length() + rows * columns * 4)
            .order(ByteOrder.LITTLE_ENDIAN);
    bytes.put((byte) 0x93).put("NUMPY".getBytes(StandardCharsets.US_ASCII));
    bytes.put((byte) 1).put((byte) 0).putShort((short) padded.length());
    bytes.put(padded.getBytes(StandardCharsets.US_ASCII));
    for (int i = 0; i < rows * columns; i++) {
      bytes.putFloat(i);
    }
    return bytes.array();
  }
}
