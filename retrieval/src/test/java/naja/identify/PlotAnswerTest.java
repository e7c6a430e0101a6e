package naja.identify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import naja.encoder.Embedding;
import naja.gallery.Gallery;
import naja.gallery.Taxon;
import naja.gallery.Venomous;
import naja.identify.Danger.Verdict;
import naja.search.Scope;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The worked example for PlantCLEF's tiles: four tiles, four species, logits from the reference
/// cases, whose results the published code gives.
class PlotAnswerTest {
  private static final double[][] LOGITS = {
    {2, 1, 0, -1}, {1, 1, 0, 0}, {0, 3, 0, 0}, {1.5, 0, 0.4, 0}
  };

  @Test
  void bestPerTile_ofTheWorkedExample_isTheSetOfTheBest() {
    List<PlotTaxon> taxa = PlotRule.DEFAULT.taxa(tiles());

    assertThat(taxa).extracting(taxon -> taxon.taxon().id()).containsExactly("s0", "s1");
    assertThat(taxa.get(0).tiles()).containsExactly(0, 1, 3);
    assertThat(taxa.get(1).tiles()).containsExactly(2);
  }

  @Test
  void rankedItems_ofTheWorkedExample_areCutBeforeTheyAreMerged() {
    assertThat(ids(new PlotRule.RankedItems(2, 3))).containsExactly("s1", "s0");
    // Five items are s1, s0, s0, s0, s1; the third species is the seventh item.
    assertThat(ids(new PlotRule.RankedItems(2, 5))).containsExactly("s1", "s0");
    assertThat(ids(new PlotRule.RankedItems(2, 7))).containsExactly("s1", "s0", "s2");
  }

  @Test
  void rankedTaxon_inSeveralTiles_carriesItsHighestProbabilityAndAllItsTiles() {
    PlotTaxon second = new PlotRule.RankedItems(2, 5).taxa(tiles()).get(1);

    assertThat(second.probability()).isEqualTo(0.6439142598879724);
    assertThat(second.tiles()).containsExactly(0, 1, 3);
  }

  @Test
  void rule_tileWithoutCandidates_isPassedOver() {
    List<List<Candidate>> tiles = new ArrayList<>(tiles());
    tiles.set(2, List.of());

    assertThat(PlotRule.DEFAULT.taxa(tiles)).hasSize(1);
    assertThat(PlotRule.DEFAULT.taxa(List.of(List.of()))).isEmpty();
    assertThatThrownBy(() -> new PlotRule.RankedItems(0, 5)).hasMessageContaining("0");
  }

  @Test
  void plot_ofSeveralSpecies_namesEachWithItsTilesAndTheWorstDanger(@TempDir Path folder) {
    try (Gallery gallery = SmallGallery.write(folder)) {
      Identifier identifier = Identifier.ofEmbeddings(gallery, IdentifierSettings.DEFAULT);
      List<Embedding> tiles =
          List.of(Embedding.of(1, 0.1f, 0), Embedding.of(0, 0, 1), Embedding.of(1, 0.2f, 0));

      PlotAnswer plot = identifier.identifyPlot(tiles, PlotRule.DEFAULT, Scope.ALL);

      assertThat(plot.taxa())
          .extracting(taxon -> taxon.taxon().id())
          .containsExactly("natrix", "helvetica");
      assertThat(plot.taxa().getFirst().tiles()).containsExactly(0, 2);
      assertThat(plot.tiles()).hasSize(3);
      assertThat(plot.danger().verdict()).isEqualTo(Verdict.CANNOT_RULE_OUT);
      Candidate nearest = plot.danger().nearestVenomous();
      assertThat(nearest).isNotNull();
      assertThat(nearest.taxon()).isEqualTo(SmallGallery.BERUS);
    }
  }

  @Test
  void danger_ofThePlot_isTheWorstOfItsTiles() {
    assertThat(danger(Verdict.LIKELY_HARMLESS, Verdict.LIKELY_HARMLESS))
        .isEqualTo(Verdict.LIKELY_HARMLESS);
    assertThat(danger(Verdict.LIKELY_HARMLESS, Verdict.CANNOT_RULE_OUT))
        .isEqualTo(Verdict.CANNOT_RULE_OUT);
    assertThat(danger(Verdict.CANNOT_RULE_OUT, Verdict.VENOMOUS, Verdict.LIKELY_HARMLESS))
        .isEqualTo(Verdict.VENOMOUS);
  }

  private static Verdict danger(Verdict... tiles) {
    List<SpeciesAnswer> answers = new ArrayList<>();
    for (Verdict verdict : tiles) {
      var danger = new Danger(verdict, null, "");
      answers.add(
          new SpeciesAnswer.Identified(
              new Findings(List.of(), List.of(), true, Map.of(), danger, Map.of())));
    }
    return PlotAnswer.of(answers, PlotRule.DEFAULT).danger().verdict();
  }

  private static List<String> ids(PlotRule rule) {
    return rule.taxa(tiles()).stream().map(taxon -> taxon.taxon().id()).toList();
  }

  private static List<List<Candidate>> tiles() {
    List<List<Candidate>> tiles = new ArrayList<>();
    for (double[] logits : LOGITS) {
      double total = IntStream.range(0, 4).mapToDouble(i -> Math.exp(logits[i])).sum();
      tiles.add(
          IntStream.range(0, 4)
              .mapToObj(i -> new Candidate(taxon("s" + i), logits[i], Math.exp(logits[i]) / total))
              .sorted(Comparator.comparingDouble(candidate -> -candidate.score()))
              .toList());
    }
    return tiles;
  }

  private static Taxon taxon(String id) {
    return new Taxon(id, id, null, null, null, Venomous.UNKNOWN);
  }
}
