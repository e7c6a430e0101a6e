package naja.eval.split;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import naja.collection.stored.LabelledEmbedding;
import naja.encoder.Embedding;
import naja.eval.dataset.Dataset;
import naja.gallery.ReferencePhoto;
import naja.gallery.Taxon;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

class LeakAuditTest {
  @TempDir private Path folder;

  /// One test photo for each kind of leak, two that are clean, and four references.
  private static final Dataset DATA =
      new Dataset(
          Path.of("planted"),
          "fake",
          1,
          List.of(
              row("r1", "o1", "h1", 1, 0, 0),
              row("r2", "o2", "h2", 0, 1, 0),
              row("r3", "o3", "h3", 0, 0, 1),
              row("r4", "o3", "", 0, 0.1, 1),
              row("sameObservation", "o3", "h5", 1, 0, 1),
              row("sameContent", "o6", "h1", 1, 0.9, 0),
              row("nearlySame", "o7", "h7", 0.01, 1, 0),
              row("clean", "o8", "", 1, 0.5, 0),
              row("zero", "o9", "h9", 0, 0, 0)));

  @Test
  void of_plantedLeaks_findsEachByItsKind() {
    LeakAudit audit = LeakAudit.of(DATA, split());

    assertThat(audit.leaks())
        .extracting(Leak::imageId)
        .containsExactly("sameObservation", "sameContent", "nearlySame");
    Leak observation = audit.leaks().get(0);
    assertThat(observation.sameObservation()).isTrue();
    assertThat(observation.sameContent()).isFalse();
    assertThat(observation.references()).isEqualTo(2);
    assertThat(observation.referenceId()).isEqualTo("r3");
    assertThat(observation.cosine()).isCloseTo(Math.sqrt(0.5), within(1e-6));
    assertThat(audit.leaks().get(1).sameContent()).isTrue();
    assertThat(audit.leaks().get(1).nearlySame()).isFalse();
    assertThat(audit.leaks().get(2).nearlySame()).isTrue();
    assertThat(audit.leaks().get(2).referenceId()).isEqualTo("r2");
    assertThat(audit.images(0))
        .containsExactlyInAnyOrder("sameObservation", "sameContent", "nearlySame");
  }

  @Test
  void among_fewerReferences_findsWhatAnAuditOfThemFinds() {
    Split all = split();
    Split fewer =
        new Split(
            all.origin(),
            all.hides(),
            all.heldOut(),
            all.rows().stream()
                .map(row -> row.imageId().equals("r2") ? unused(row) : row)
                .toList());

    LeakAudit among = LeakAudit.among(LeakAudit.of(DATA, all), DATA, fewer);

    assertThat(among).isEqualTo(LeakAudit.of(DATA, fewer));
    assertThat(among.images(0)).containsExactlyInAnyOrder("sameObservation", "sameContent");
  }

  private static Split.Row unused(Split.Row row) {
    return new Split.Row(row.imageId(), row.observationId(), row.taxonId(), List.of(Role.UNUSED));
  }

  @Test
  void of_leaveOneObservationOut_countsOnlyWhatMayAnswer() {
    Dataset twins =
        new Dataset(
            Path.of("twins"),
            "fake",
            1,
            List.of(
                row("a1", "o1", "x", 1, 0, 0),
                row("a2", "o1", "x", 1, 0, 0),
                row("a3", "o2", "y", 0, 1, 0)));

    assertThat(audit(twins, "leave-one-observation-out").leaks()).isEmpty();
    assertThat(audit(twins, "leave-one-out").leaks()).hasSize(2);
  }

  @Test
  void of_manyPhotos_findsWhatComparingAllPairsFinds() {
    Random random = new Random(5);
    List<LabelledEmbedding> rows = new ArrayList<>();
    for (int i = 0; i < 700; i++) {
      float[] values = new float[3];
      for (int j = 0; j < 3; j++) {
        values[j] = (float) random.nextGaussian();
      }
      rows.add(row("p" + i, "o" + i % 500, "h" + i % 600, values));
    }
    Dataset data = new Dataset(Path.of("random"), "fake", 1, rows);
    Split split = SplitPlan.parse("stratified,by=photo", 3).draw(data);

    LeakAudit audit = LeakAudit.of(data, split);

    List<String> expected = new ArrayList<>();
    for (LabelledEmbedding test : rows) {
      if (split.tests(0).contains(test.photo().imageId())
          && rows.stream()
              .filter(row -> split.references(0).contains(row.photo().imageId()))
              .anyMatch(reference -> leaks(test, reference))) {
        expected.add(test.photo().imageId());
      }
    }
    assertThat(expected).hasSizeBetween(70, 139);
    assertThat(audit.leaks()).extracting(Leak::imageId).isEqualTo(expected);
  }

  @Test
  void write_twoFormats_listTheSame() throws IOException {
    LeakAudit audit = LeakAudit.of(DATA, split());
    Path csv = folder.resolve("leaks.csv");
    Path json = folder.resolve("leaks.json");

    LeakFile.write(audit, csv);
    LeakFile.write(audit, json);

    assertThat(Files.readAllLines(csv))
        .hasSize(4)
        .startsWith(
            "round,image_id,reference_id,cosine,references,same_observation,same_content,nearly_same",
            "1,sameObservation,r3,0.707107,2,true,false,false");
    var listed = JsonMapper.shared().readTree(json);
    assertThat(listed.get("threshold").doubleValue()).isEqualTo(0.999);
    assertThat(listed.get("leaks").size()).isEqualTo(3);
    assertThat(listed.get("leaks").get(2).get("image_id").stringValue()).isEqualTo("nearlySame");
  }

  private static boolean leaks(LabelledEmbedding one, LabelledEmbedding other) {
    double dot = 0;
    for (int i = 0; i < 3; i++) {
      dot += (double) one.embedding().get(i) * other.embedding().get(i);
    }
    return one.photo().observationId().equals(other.photo().observationId())
        || one.photo().contentHash().equals(other.photo().contentHash())
        || dot / one.embedding().norm() / other.embedding().norm() >= 0.999;
  }

  private static LeakAudit audit(Dataset data, String rule) {
    return LeakAudit.of(data, SplitPlan.parse(rule, 1).draw(data));
  }

  private static Split split() {
    List<Split.Row> rows =
        DATA.photos().stream()
            .map(photo ->
                new Split.Row(
                    photo.imageId(),
                    photo.observationId(),
                    "a",
                    List.of(photo.imageId().startsWith("r") ? Role.REFERENCE : Role.TEST)))
            .toList();
    return new Split(new Split.Origin("planted", null, "fake", 1), Hides.IMAGE, Set.of(), rows);
  }

  private static LabelledEmbedding row(
      String image, String observation, String hash, double... values) {
    float[] floats = new float[values.length];
    for (int i = 0; i < floats.length; i++) {
      floats[i] = (float) values[i];
    }
    return row(image, observation, hash, floats);
  }

  private static LabelledEmbedding row(
      String image, String observation, String hash, float[] values) {
    return new LabelledEmbedding(
        ReferencePhoto.bare(image, observation, Taxon.labelled("a"), image, hash),
        Embedding.of(values));
  }
}
