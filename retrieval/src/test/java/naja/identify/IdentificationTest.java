package naja.identify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import naja.calibration.Absence;
import naja.calibration.Calibration;
import naja.calibration.UnknownThreshold;
import naja.encoder.Embedding;
import naja.gallery.Gallery;
import naja.gallery.GalleryException;
import naja.gallery.Venomous;
import naja.identify.Inquiry.Order;
import naja.identify.Inquiry.Rank;
import naja.identify.SpeciesAnswer.Ambiguous;
import naja.prototype.PrototypeVariant;
import naja.search.Scope;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IdentificationTest {
  private static final Embedding BERUS = Embedding.of(0.2f, 1, 0);
  private static final Embedding NATRIX = Embedding.of(1, 0.05f, 0);
  private static final Embedding BETWEEN_NATRIX_AND_HELVETICA = Embedding.of(1, 0, 0.93f);

  @TempDir private Path folder;
  private Gallery gallery;
  private Identifier identifier;

  @BeforeEach
  void openCalibrated() {
    gallery = SmallGallery.write(folder);
    Calibration calibration = new Calibration("prototype/raw-mean", 10, new Absence(14, -20, 0.03));
    SmallGallery.fitted(gallery).write(calibration);
    SmallGallery.fitted(gallery).write(new UnknownThreshold(0.5, 5));
    identifier = Identifier.ofEmbeddings(gallery, IdentifierSettings.DEFAULT);
  }

  @AfterEach
  void close() {
    gallery.close();
  }

  @Test
  void plainInquiry_givesTheSameAsTheScopeAlone() {
    Identification all = identifier.identify(List.of(BERUS), Inquiry.of(Scope.ALL));
    Findings plain = identifier.identify(List.of(BERUS), Scope.ALL).findings();

    assertThat(all.results()).extracting(RankedTaxon::candidate).isEqualTo(plain.candidates());
    assertThat(all.results()).extracting(RankedTaxon::rank).containsExactly(1, 2, 3);
    assertThat(all.answer().findings().danger()).isEqualTo(plain.danger());
    assertThat(all.groups()).isEmpty();
    assertThat(all.photos()).hasSize(1);
    assertThat(all.commonAncestor()).isNull();
    assertThat(all.results()).allMatch(result -> result.recordedThere() == null);
  }

  @Test
  void photos_ofWhichOneShowsAnotherTaxon_thatOneDisagrees() {
    Identification all = identifier.identify(List.of(BERUS, BERUS, NATRIX), Inquiry.of(Scope.ALL));

    assertThat(all.results().getFirst().candidate().taxon()).isEqualTo(SmallGallery.BERUS);
    assertThat(all.photos()).extracting(PhotoAnswer::disagrees).containsExactly(false, false, true);
    SpeciesAnswer alone = identifier.identify(List.of(NATRIX), Scope.ALL);
    assertThat(all.photos().getLast().answer().findings().candidates())
        .isEqualTo(alone.findings().candidates());
  }

  @Test
  void expectedCost_nearTie_putsTheVenomousTaxonFirst() {
    Embedding slightlyNatrix = Embedding.of(1, 0.93f, 0);
    Identification bySimilarity =
        identifier.identify(List.of(slightlyNatrix), Inquiry.of(Scope.ALL));
    Identification byCost =
        identifier.identify(
            List.of(slightlyNatrix), inquiry(Order.EXPECTED_COST, Rank.SPECIES, Set.of(), null));

    assertThat(first(bySimilarity)).isEqualTo("natrix");
    assertThat(first(byCost)).isEqualTo("berus");
    // Naming berus errs on the harmless mass at 2 each; naming natrix on the venomous mass at 5.
    double harmless = 0;
    for (RankedTaxon result : byCost.results()) {
      Double probability = result.candidate().probability();
      assertThat(probability).isNotNull();
      harmless += result.candidate().taxon().venomous() == Venomous.YES ? 0 : probability;
    }
    assertThat(byCost.results().getFirst().expectedCost()).isCloseTo(2 * harmless, within(1e-12));
    assertThat(byCost.answer().findings().danger())
        .isEqualTo(bySimilarity.answer().findings().danger());
  }

  @Test
  void expectedCost_withoutACalibrationOfTheScores_isRefused() {
    Identifier byVote = identifier.with(settings(Scorer.KNN));

    assertThatThrownBy(() ->
            byVote.identify(
                List.of(BERUS), inquiry(Order.EXPECTED_COST, Rank.SPECIES, Set.of(), null)))
        .hasMessageContaining("calibration");
  }

  @Test
  void genus_groupsSumTheProbabilitiesOfTheirTaxa() {
    Identification all =
        identifier.identify(
            List.of(BETWEEN_NATRIX_AND_HELVETICA),
            inquiry(Order.SIMILARITY, Rank.GENUS, Set.of(), null));

    assertThat(all.groups()).extracting(TaxonGroup::name).containsExactly("Natrix", "Vipera");
    TaxonGroup natrix = all.groups().getFirst();
    assertThat(natrix.taxa())
        .containsExactlyInAnyOrder(SmallGallery.NATRIX, SmallGallery.HELVETICA);
    double sum = 0;
    for (RankedTaxon result : all.results()) {
      Double probability = result.candidate().probability();
      if (natrix.taxa().contains(result.candidate().taxon()) && probability != null) {
        sum += probability;
      }
    }
    assertThat(natrix.probability()).isCloseTo(sum, within(1e-12));
  }

  @Test
  void family_thatIsNotKnown_isAGroupWithoutAName() {
    Identification all =
        identifier.identify(List.of(BERUS), inquiry(Order.SIMILARITY, Rank.FAMILY, Set.of(), null));

    assertThat(all.groups())
        .singleElement()
        .satisfies(group -> {
          assertThat(group.name()).isNull();
          assertThat(group.taxa()).hasSize(3);
        });
  }

  @Test
  void ambiguous_betweenTaxaOfOneGenus_namesTheGenus() {
    Identification all =
        identifier.identify(List.of(BETWEEN_NATRIX_AND_HELVETICA), Inquiry.of(Scope.ALL));

    assertThat(all.answer()).isInstanceOf(Ambiguous.class);
    TaxonGroup ancestor = all.commonAncestor();
    assertThat(ancestor).isNotNull();
    assertThat(ancestor.name()).isEqualTo("Natrix");
    assertThat(ancestor.rank()).isEqualTo(Rank.GENUS);
  }

  @Test
  void ambiguous_betweenTaxaOfTwoGenera_hasNoCommonAncestor() {
    Identification all =
        identifier.identify(List.of(Embedding.of(1, 0.93f, 0)), Inquiry.of(Scope.ALL));

    assertThat(all.answer()).isInstanceOf(Ambiguous.class);
    assertThat(all.commonAncestor()).isNull();
  }

  @Test
  void alwaysReported_taxonOutsideTheFilter_keepsItsRankBeforeIt() {
    Scope onlyNatrix = new Scope(Set.of("natrix"), null, null, null, null, Set.of(), Set.of());
    var inquiry =
        new Inquiry(onlyNatrix, Order.SIMILARITY, Rank.SPECIES, Set.of("berus", "helvetica"), null);
    Identification all = identifier.identify(List.of(BERUS), inquiry);

    assertThat(all.results()).hasSize(1);
    assertThat(all.always())
        .extracting(result -> result.candidate().taxon().id())
        .containsExactly("berus", "helvetica");
    assertThat(all.always()).extracting(RankedTaxon::rank).containsExactly(1, 3);
    assertThatThrownBy(() ->
            identifier.identify(
                List.of(BERUS), inquiry(Order.SIMILARITY, Rank.SPECIES, Set.of("x"), null)))
        .hasMessageContaining("no taxon x");
  }

  @Test
  void place_marksTaxaWithoutRecordsThereAndKeepsThem() {
    // Only natrix has no photo from Switzerland.
    var switzerland = new Place(null, null, "CH");
    Identification all =
        identifier.identify(
            List.of(NATRIX), inquiry(Order.SIMILARITY, Rank.SPECIES, Set.of(), switzerland));

    assertThat(first(all)).isEqualTo("natrix");
    assertThat(all.results())
        .extracting(RankedTaxon::recordedThere)
        .containsExactly(false, true, true);
    assertThat(identifier.possibleAt(switzerland)).containsOnly("berus", "helvetica");
    assertThat(identifier.possibleAt(new Place(46.0, 7.0, null)))
        .containsOnly("natrix", "berus", "helvetica");
  }

  @Test
  void otherSettings_shareTheGalleryAndRankTheirWay() {
    Identifier byVote = identifier.with(settings(Scorer.KNN));
    Identification all = byVote.identify(List.of(BERUS), Inquiry.of(Scope.ALL));
    var fresh = Identifier.ofEmbeddings(gallery, settings(Scorer.KNN));

    assertThat(byVote.identify(List.of(BERUS), Scope.ALL).findings().candidates())
        .isEqualTo(fresh.identify(List.of(BERUS), Scope.ALL).findings().candidates());
    assertThat(all.results()).allMatch(result -> result.candidate().probability() == null);
    assertThat(all.answer().findings().firsts())
        .containsEntry(Scorer.PROTOTYPE, "berus")
        .containsEntry(Scorer.KNN, "berus");
    assertThat(
            identifier
                .identify(List.of(BERUS), Scope.ALL)
                .findings()
                .candidates()
                .getFirst()
                .probability())
        .isNotNull();
    assertThatThrownBy(() -> identifier.with(settings(Scorer.PROBE)))
        .isInstanceOf(GalleryException.class);
  }

  private static IdentifierSettings settings(Scorer scorer) {
    return new IdentifierSettings(
        scorer, PrototypeVariant.RAW_MEAN, 20, 0.07, 10, 0.2, 0.01, false);
  }

  private static Inquiry inquiry(
      Order order, Rank rank, Set<String> always, @Nullable Place place) {
    return new Inquiry(Scope.ALL, order, rank, always, place);
  }

  private static String first(Identification identification) {
    return identification.results().getFirst().candidate().taxon().id();
  }
}
