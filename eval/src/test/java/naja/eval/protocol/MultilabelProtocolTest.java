package naja.eval.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import naja.collection.stored.LabelledEmbedding;
import naja.encoder.Embedding;
import naja.eval.dataset.Dataset;
import naja.eval.dataset.DatasetException;
import naja.eval.dataset.TraitTable;
import naja.eval.probe.LearningRate;
import naja.eval.probe.MlpRecipe;
import naja.eval.report.MultilabelReport;
import naja.eval.split.Hides;
import naja.eval.split.Role;
import naja.eval.split.Split;
import naja.indexer.ProgressListener;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Photos whose first value says whether there is a tail and whose second one whether there is a
/// horn.
class MultilabelProtocolTest {
  private static final MlpRecipe QUICK =
      new MlpRecipe(8, 0, new LearningRate.Steps(0.02, 1, 20), 40, 16);

  @TempDir Path folder;
  private final Random random = new Random(3);
  private final List<LabelledEmbedding> rows = new ArrayList<>();
  private final List<Split.Row> roles = new ArrayList<>();
  private final StringBuilder csv = new StringBuilder("image_id,tail,horn,note\n");

  @Test
  void run_oneAnswerOfFourWrong_givesTheScoresByHand() throws IOException {
    trainingPhotos();
    ask("a", 1, 1, "1,1,");
    ask("b", 1, -1, "1,0,");
    ask("c", -1, 1, "0,1,");
    ask("d", -1, -1, "0,1,");

    MultilabelReport report = run();

    var scores = report.results().getFirst().scores();
    assertThat(report.results().getFirst().variant())
        .isEqualTo("p>0.5, hidden 8, epochs 40, seed 0");
    assertThat(report.traits())
        .extracting(MultilabelReport.Trait::name)
        .containsExactly("tail", "horn");
    // tail: two of two; horn: two of three, none too many, so F1 = 2·2 / (2 + 3)
    assertThat(report.traits().get(0).f1().getFirst()).isEqualTo(1);
    assertThat(report.traits().get(1).f1().getFirst()).isEqualTo(0.8);
    assertThat(scores.get(0).value()).isEqualTo(0.9);
    assertThat(scores.get(2).value()).isEqualTo(0.75);
    assertThat(report.curves().getFirst().losses()).hasSize(40);
    assertThat(report.trained()).containsExactly(40);
  }

  @Test
  void run_traitNobodyHas_countsInOneOfTheTwoAverages() throws IOException {
    trainingPhotos();
    ask("a", 1, -1, "1,0,");
    ask("b", -1, -1, "0,0,");

    var scores = run().results().getFirst().scores();

    assertThat(scores.get(0).value()).isEqualTo(0.5);
    assertThat(scores.get(1).value()).isEqualTo(1);
  }

  @Test
  void run_traitNotKnown_leavesThePhotoOutAndSaysSo() throws IOException {
    trainingPhotos();
    ask("a", 1, 1, "1,1,");
    ask("b", 1, -1, "1,,");

    MultilabelReport report = run();

    assertThat(report.results().getFirst().n()).isEqualTo(1);
    assertThat(report.notes()).anySatisfy(note -> assertThat(note).startsWith("1 photos take no"));
  }

  @Test
  void run_photoWithoutARow_isNamed() throws IOException {
    trainingPhotos();
    ask("a", 1, 1, "1,1,");
    add("late", "late", 1, 1, Role.TEST);

    assertThatThrownBy(() -> run())
        .isInstanceOf(DatasetException.class)
        .hasMessageContaining("lacks 1 image ids of the photos: late");
  }

  @Test
  void read_wordsWithoutAMeaning_askForOne() throws IOException {
    Path file = folder.resolve("words.csv");
    Files.writeString(file, "taxon_id,path\ncod,pelagic\nsole,benthic\nray,\n");

    assertThatThrownBy(() -> TraitTable.read(file, Map.of(), List.of("path")))
        .hasMessageContaining("row 1, column 'path'")
        .hasMessageContaining("--trait path=VALUE");
    assertThatThrownBy(() -> TraitTable.read(file, Map.of(), List.of()))
        .hasMessageContaining("no column of 0 and 1");
    double[][] known =
        TraitTable.read(file, Map.of(), List.of("path=pelagic"))
            .of(
                List.of(
                    CaseSplit.photo("1", "1", "cod"),
                    CaseSplit.photo("2", "2", "sole"),
                    CaseSplit.photo("3", "3", "ray")));
    assertThat(known[0]).containsExactly(1);
    assertThat(known[1]).containsExactly(0);
    assertThat(known[2]).containsExactly(Double.NaN);
  }

  private void trainingPhotos() {
    for (int i = 0; i < 40; i++) {
      int tail = i % 2 == 0 ? 1 : -1;
      int horn = i % 4 < 2 ? 1 : -1;
      add("train" + i, "train" + i, tail, horn, Role.REFERENCE);
      csv.append("train%d,%d,%d,\n".formatted(i, tail > 0 ? 1 : 0, horn > 0 ? 1 : 0));
    }
  }

  private void ask(String image, int tail, int horn, String cells) {
    add(image, image, tail, horn, Role.TEST);
    csv.append(image).append(',').append(cells).append('\n');
  }

  private void add(String image, String observation, int tail, int horn, Role role) {
    float[] values = {
      3 * tail + (float) (0.2 * random.nextGaussian()),
      3 * horn + (float) (0.2 * random.nextGaussian()),
      (float) (3 * random.nextGaussian())
    };
    rows.add(
        new LabelledEmbedding(CaseSplit.photo(image, observation, "taxon"), Embedding.of(values)));
    roles.add(new Split.Row(image, observation, "taxon", List.of(role)));
  }

  private MultilabelReport run() throws IOException {
    Path file = folder.resolve("traits.csv");
    Files.writeString(file, csv);
    Split split =
        new Split(new Split.Origin("by hand", null, "fake", 0), Hides.IMAGE, Set.of(), roles);
    return new MultilabelProtocol(QUICK, List.of(0L))
        .run(
            new Dataset(Path.of("traits"), "fake", 0, rows),
            split,
            TraitTable.read(file, Map.of(), List.of()),
            ProgressListener.silent());
  }
}
