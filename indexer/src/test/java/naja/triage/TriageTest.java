package naja.triage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import naja.encoder.Embedding;
import naja.gallery.Gallery;
import naja.gallery.StoredEmbedding;
import naja.triage.DuplicateGroup.Member;
import naja.triage.DuplicateGroup.Span;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class TriageTest {
  private static final int TAXA = 6;
  private static final int OBSERVATIONS = 20;

  @TempDir private Path folder = Path.of("");
  private final PlantedGallery planted = new PlantedGallery(11);

  @Test
  void run_cleanCollection_findsNothing() {
    cleanCollection();
    TriageReport report = run(TriageSettings.DEFAULT);
    assertThat(report.photos()).isEqualTo(TAXA * OBSERVATIONS * 2);
    assertThat(report.duplicates()).isEmpty();
    assertThat(report.outliers()).isEmpty();
    assertThat(report.rare()).isEmpty();
    assertThat(report.mixed()).isEmpty();
    assertThat(report.unjudged()).isZero();
  }

  @Test
  void run_plantedDuplicates_areTheGroups() {
    cleanCollection();
    Embedding one = planted.look(2);
    planted
        .add("z-first", "z1", "t2", one)
        .add("z-resaved", "z2", "t2", planted.resaved(one))
        .add("z-copy", "z3", "t2", one);
    Embedding within = planted.look(3);
    planted.add("y-first", "y", "t3", within).add("y-again", "y", "t3", planted.resaved(within));
    Embedding contested = planted.look(4);
    planted.add("x-right", "x1", "t4", contested).add("x-wrong", "x2", "t5", contested);

    TriageReport report = run(TriageSettings.DEFAULT);

    assertThat(report.duplicates())
        .extracting(DuplicateGroup::span)
        .containsExactly(Span.TAXA, Span.OBSERVATIONS, Span.NONE);
    assertThat(report.duplicates())
        .extracting(group -> group.members().stream().map(Member::imageId).toList())
        .containsExactly(
            List.of("x-right", "x-wrong"),
            List.of("z-copy", "z-first", "z-resaved"),
            List.of("y-again", "y-first"));
    Member first = report.duplicates().get(1).members().get(1);
    assertThat(first.nearestImageId()).isEqualTo("z-copy");
    assertThat(first.cosine()).isEqualTo(1);
    assertThat(report.duplicatePhotos()).isEqualTo(7);
    assertThat(report.outliers()).extracting(LabelOutlier::imageId).containsExactly("x-wrong");
  }

  @Test
  void run_chainOfNearPhotos_isOneGroup() {
    cleanCollection();
    // Neighbours are 8 degrees apart (cosine 0.990), the ends 24 (0.914).
    for (int i = 0; i < 4; i++) {
      float[] values = new float[PlantedGallery.DIMENSION];
      values[40] = (float) Math.cos(Math.toRadians(8 * i));
      values[41] = (float) Math.sin(Math.toRadians(8 * i));
      planted.add("chain-" + i, "chain-" + i, "chain", Embedding.of(values));
    }
    assertThat(run(TriageSettings.DEFAULT).duplicates())
        .singleElement()
        .satisfies(group ->
            assertThat(group.members())
                .extracting(Member::imageId)
                .containsExactly("chain-0", "chain-1", "chain-2", "chain-3"))
        .satisfies(group ->
            assertThat(group.members())
                .extracting(Member::cosine)
                .allSatisfy(cosine ->
                    assertThat(cosine).isCloseTo(Math.cos(Math.toRadians(8)), within(1e-6))));
  }

  @Test
  void run_moreCopiesThanAreAskedForFirst_areOneGroup() {
    cleanCollection();
    Embedding one = planted.look(1);
    for (int i = 0; i < 60; i++) {
      planted.add("copy-" + i, "copy-" + i, "t1", planted.resaved(one));
    }
    assertThat(run(TriageSettings.DEFAULT).duplicates())
        .singleElement()
        .satisfies(group -> assertThat(group.members()).hasSize(60));
  }

  @Test
  void run_mislabelledPhotos_areTheOutliersWorstFirst() {
    cleanCollection();
    planted
        .add("wrong-1", "w1", "t0", planted.look(1))
        .add("wrong-2", "w2", "t3", planted.look(5))
        // Both photos of an observation: one must not vouch for the other.
        .add("wrong-3", "w3", "t2", planted.look(4))
        .add("wrong-4", "w3", "t2", planted.look(4));

    List<LabelOutlier> outliers = run(TriageSettings.DEFAULT).outliers();

    assertThat(outliers)
        .extracting(LabelOutlier::imageId)
        .containsExactlyInAnyOrder("wrong-1", "wrong-2", "wrong-3", "wrong-4");
    assertThat(outliers)
        .isSortedAccordingTo((a, b) -> Double.compare(b.margin(), a.margin()))
        .allSatisfy(outlier -> {
          assertThat(outlier.ownCosine())
              .isCloseTo(cosine(outlier, outlier.taxonId()), within(1e-6));
          assertThat(outlier.otherCosine())
              .isCloseTo(cosine(outlier, outlier.otherTaxonId()), within(1e-6));
        });
    assertThat(outliers)
        .filteredOn(outlier -> outlier.imageId().equals("wrong-2"))
        .extracting(LabelOutlier::otherTaxonId)
        .containsExactly("t5");
  }

  @Test
  void run_taxaWithFewObservations_areListedWithTheirCounts() {
    cleanCollection();
    planted
        .add("one-a", "one", "single", planted.look(10))
        .add("one-b", "one", "single", planted.look(10))
        .add("two-a", "two-a", "pair", planted.look(11))
        .add("two-b", "two-b", "pair", planted.look(11));
    TriageReport report = run(new TriageSettings(0.98, 3));
    assertThat(report.rare())
        .containsExactly(new RareTaxon("single", 1, 2), new RareTaxon("pair", 2, 2));
    assertThat(report.unjudged()).isEqualTo(2);
    assertThat(report.outliers()).isEmpty();
    assertThat(run(new TriageSettings(0.98, 2)).rare())
        .extracting(RareTaxon::taxonId)
        .containsExactly("single");
  }

  @Test
  void run_observationOfTwoTaxa_isListedWithWhatItsPhotosLookLike() {
    cleanCollection();
    planted
        .add("m-1", "mixed", "t0", planted.look(0))
        .add("m-2", "mixed", "t1", planted.look(0))
        .add("m-3", "mixed", "lonely", planted.look(0));

    TriageReport report = run(TriageSettings.DEFAULT);

    assertThat(report.mixed())
        .extracting(MixedPhoto::imageId, MixedPhoto::taxonId, MixedPhoto::nearestTaxonId)
        .containsExactly(
            tuple("m-3", "lonely", "t0"), tuple("m-1", "t0", "t0"), tuple("m-2", "t1", "t0"));
    assertThat(report.mixed().getFirst().ownCosine()).isNull();
    assertThat(report.mixed().get(1).ownCosine()).isEqualTo(report.mixed().get(1).nearestCosine());
    assertThat(report.mixedObservations()).isEqualTo(1);
    assertThat(report.outliers()).extracting(LabelOutlier::imageId).containsExactly("m-2");
  }

  @Test
  void run_onlyOneObservation_hasNothingToCompareWith() {
    planted.add("a", "o", "t0", planted.look(0)).add("b", "o", "t1", planted.look(1));
    TriageReport report = run(TriageSettings.DEFAULT);
    assertThat(report.unjudged()).isEqualTo(2);
    assertThat(report.outliers()).isEmpty();
    assertThat(report.mixed()).extracting(MixedPhoto::nearestTaxonId).containsOnlyNulls();
  }

  @Test
  void settings_outOfRange_areRefusedWithTheBound() {
    assertThatThrownBy(() -> new TriageSettings(1.5, 3))
        .hasMessage("near must be above 0 and at most 1, got 1.5");
    assertThatThrownBy(() -> new TriageSettings(0.9, 0))
        .hasMessage("few must be at least 1, got 0");
  }

  /// Two photos per observation, alike in nothing but their taxon.
  private void cleanCollection() {
    for (int taxon = 0; taxon < TAXA; taxon++) {
      for (int i = 0; i < OBSERVATIONS; i++) {
        String observation = "t" + taxon + "-o" + i;
        planted.add(observation + "-a", observation, "t" + taxon, planted.look(taxon));
        planted.add(observation + "-b", observation, "t" + taxon, planted.look(taxon));
      }
    }
  }

  private TriageReport run(TriageSettings settings) {
    try (Gallery gallery = planted.write(folder)) {
      return new Triage(gallery, settings).run();
    }
  }

  /// Cosine of an outlier to the mean of a taxon's photos of other observations, computed plainly.
  private double cosine(LabelOutlier outlier, String taxon) {
    double[] mean = new double[PlantedGallery.DIMENSION];
    Embedding photo = null;
    for (StoredEmbedding other : planted.photos()) {
      if (other.imageId().equals(outlier.imageId())) {
        photo = other.embedding();
      }
      boolean counts =
          other.taxonId().equals(taxon) && !other.observationId().equals(outlier.observationId());
      for (int i = 0; counts && i < mean.length; i++) {
        mean[i] += other.embedding().get(i);
      }
    }
    Embedding query = Objects.requireNonNull(photo);
    double dot = 0;
    double norm = 0;
    for (int i = 0; i < mean.length; i++) {
      dot += mean[i] * query.get(i);
      norm += mean[i] * mean[i];
    }
    return dot / Math.sqrt(norm) / query.norm();
  }
}
