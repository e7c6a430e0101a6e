package naja.eval.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import naja.collection.stored.LabelledEmbedding;
import naja.encoder.Embedding;
import naja.eval.dataset.Dataset;
import naja.eval.dataset.DatasetException;
import naja.eval.dataset.TaskTable;
import naja.eval.report.NewtReport;
import naja.indexer.ProgressListener;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Two tasks over twelve photos on two sides of a plane: what is asked on the wrong side is wrong.
class NewtProtocolTest {
  private static final String HEADER = "image_id,task,split,label\n";

  @TempDir Path folder;
  private final List<LabelledEmbedding> rows = new ArrayList<>();
  private final Random random = new Random(5);

  @Test
  void everyReading_twoTasksOfDifferentSize_givesBothAveragesByHand() throws IOException {
    StringBuilder csv = new StringBuilder(HEADER);
    training(csv, "side");
    asked(csv, "side", "right", 1, 1);
    asked(csv, "side", "left", -1, 0);
    asked(csv, "side", "wrong", 1, 0);
    training(csv, "turned");
    asked(csv, "turned", "other", -1, 0);

    NewtReport report =
        new NewtProtocol(
                List.of(NewtReading.ORIGINAL, NewtReading.BIRDER, NewtReading.PLAIN),
                List.of(0L, 1L))
            .run(data(), table(csv), ProgressListener.silent());

    assertThat(report.results())
        .extracting(result -> result.variant())
        .containsExactly("original", "birder seed 0", "birder seed 1", "plain");
    assertThat(report.results())
        .allSatisfy(result -> {
          assertThat(result.n()).isEqualTo(4);
          assertThat(result.scores().get(0).value()).isCloseTo((2.0 / 3 + 1) / 2, within(1e-12));
          assertThat(result.scores().get(1).value()).isCloseTo(0.75, within(1e-12));
        });
    assertThat(report.tasks().getFirst().solutions().getFirst().correct()).isEqualTo(2);
    assertThat(report.notes().getFirst()).contains("mean 0.7500, standard deviation 0.0000");
    assertThat(report.results())
        .allSatisfy(result -> assertThat(result.leaks().queries()).isZero());
  }

  @Test
  void testPhoto_ofATrainingObservation_isCountedAndScoredWithout() throws IOException {
    StringBuilder csv = new StringBuilder(HEADER);
    training(csv, "side");
    asked(csv, "side", "clean", 1, 1);
    add("twin", "side-0", -1);
    csv.append("twin,side,test,1\n");

    NewtReport report =
        new NewtProtocol(List.of(NewtReading.PLAIN), List.of(0L))
            .run(data(), table(csv), ProgressListener.silent());

    var plain = report.results().getFirst();
    assertThat(plain.scores().getLast().value()).isEqualTo(0.5);
    assertThat(plain.leaks().queries()).isEqualTo(1);
    assertThat(plain.leaks().scores().getLast().value()).isEqualTo(1);
  }

  @Test
  void table_photoNamedByItsFileName_isFound() throws IOException {
    StringBuilder csv = new StringBuilder(HEADER);
    training(csv, "side");
    add("birds/a.jpg", "o", 1);

    TaskTable table = table(csv.append("a,side,test,1\n"));

    assertThat(table.tasks().getFirst().test()).containsExactly(new TaskTable.Example(12, 1));
  }

  @Test
  void table_unknownPhotoWrongClassOrPart_namesTheRow() {
    add("known", "o", 1);

    refused("row 1 (nobody)", "nobody,t,train,1");
    refused("row 1: the class must be 0 or 1, got 2", "known,t,train,2");
    refused("row 1: the part must be train or test, got 'val'", "known,t,val,1");
    refused("row 2 names a photo of task t a second time", "known,t,train,1\nknown,t,test,1");
    refused("task t has no test photo", "known,t,train,1");
    refused("task t has 0 photos of class 0 to train on", "known,t,test,1");
  }

  @Test
  void task_smallerThanTheFolds_isRefusedByName() throws IOException {
    StringBuilder csv = new StringBuilder(HEADER);
    for (int i = 0; i < 4; i++) {
      add("few-" + i, "few-" + i, i % 2 == 0 ? 1 : -1);
      csv.append("few-%d,few,train,%d\n".formatted(i, (i + 1) % 2));
    }
    asked(csv, "few", "one", 1, 1);
    TaskTable table = table(csv);

    assertThatThrownBy(() ->
            new NewtProtocol(List.of(NewtReading.BIRDER), List.of(0L))
                .run(data(), table, ProgressListener.silent()))
        .isInstanceOf(DatasetException.class)
        .hasMessageContaining("task few has at most 2 photos of a class")
        .hasMessageContaining("5 folds");
  }

  private void refused(String message, String csv) {
    assertThatThrownBy(() -> table(HEADER + csv))
        .isInstanceOf(DatasetException.class)
        .hasMessageContaining(message);
  }

  private void training(StringBuilder csv, String task) {
    for (int i = 0; i < 12; i++) {
      int side = i % 2 == 0 ? 1 : -1;
      String image = task + "-" + i;
      add(image, image, side);
      csv.append("%s,%s,train,%d\n".formatted(image, task, side > 0 ? 1 : 0));
    }
  }

  private void asked(StringBuilder csv, String task, String image, int side, int label) {
    add(image, image, side);
    csv.append("%s,%s,test,%d\n".formatted(image, task, label));
  }

  private void add(String image, String observation, int side) {
    float[] values = new float[9];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) random.nextGaussian();
    }
    values[0] += 6 * side;
    rows.add(
        new LabelledEmbedding(CaseSplit.photo(image, observation, "taxon"), Embedding.of(values)));
  }

  private Dataset data() {
    return new Dataset(Path.of("tasks"), "fake", 0, rows);
  }

  private TaskTable table(CharSequence csv) throws IOException {
    Path file = folder.resolve("tasks.csv");
    Files.writeString(file, csv);
    return TaskTable.read(file, Map.of(), data());
  }
}
