package naja.identify;

import static naja.identify.SmallGallery.query;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import naja.calibration.UnknownThreshold;
import naja.encoder.Embedding;
import naja.encoder.PhotoEmbedder;
import naja.gallery.Gallery;
import naja.gallery.GalleryException;
import naja.gallery.Taxon;
import naja.identify.SpeciesAnswer.Ambiguous;
import naja.identify.SpeciesAnswer.Identified;
import naja.identify.SpeciesAnswer.Unknown;
import naja.photo.PhotoDecoder;
import naja.photo.PhotoLimits;
import naja.prototype.PrototypeVariant;
import naja.search.Scope;
import naja.testkit.FakeImageEncoder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IdentifierTest {
  @TempDir private Path folder;
  private Gallery gallery;

  @BeforeEach
  void open() {
    gallery = SmallGallery.write(folder);
  }

  @AfterEach
  void close() {
    gallery.close();
  }

  @Test
  void identify_foreseenQueries_isAnsweredTheSame() {
    var settings = IdentifierSettings.DEFAULT.withExact(true);
    Identifier identifier = Identifier.ofEmbeddings(gallery, settings);
    List<Embedding> queries =
        List.of(query(0.2f, 1, 0.15f).getFirst(), query(1, -0.0f, 3).getFirst());
    List<Scope> scopes = List.of(Scope.withoutImages(Set.of("b1")), Scope.withoutObservation("h2"));

    Identifier foreseeing = identifier.foreseeing(queries, scopes);

    for (int i = 0; i < queries.size(); i++) {
      Findings one = identifier.identify(List.of(queries.get(i)), scopes.get(i)).findings();
      Findings foreseen = foreseeing.identify(List.of(queries.get(i)), scopes.get(i)).findings();
      assertThat(foreseen.candidates()).isEqualTo(one.candidates()).isNotEmpty();
      assertThat(foreseen.evidence()).isEqualTo(one.evidence()).isNotEmpty();
      assertThat(foreseen.danger()).isEqualTo(one.danger());
    }
  }

  @Test
  void identify_identifiersThatForeseeTogether_answerAsAlone() {
    var settings = IdentifierSettings.DEFAULT.withExact(true);
    Identifier prototype = Identifier.ofEmbeddings(gallery, settings, gallery.embeddings());
    List<Identifier> alone =
        List.of(
            prototype,
            prototype.with(settings.withScorer(Scorer.KNN).withNeighbours(1)),
            prototype.with(settings.withScorer(Scorer.KNN).withLimit(2)),
            Identifier.ofEmbeddings(gallery, cl2n(settings)));
    List<Embedding> queries =
        List.of(query(0.2f, 1, 0.15f).getFirst(), query(1, -0.0f, 3).getFirst());
    Scope shared = Scope.withoutImages(Set.of("b1"));
    List<Scope> scopes = List.of(shared, shared.alsoWithoutObservation("h2"));

    List<Identifier> together = Identifier.foreseeing(alone, queries, scopes);

    for (int i = 0; i < queries.size(); i++) {
      for (int each = 0; each < alone.size(); each++) {
        Findings one = alone.get(each).identify(List.of(queries.get(i)), scopes.get(i)).findings();
        Findings two =
            together.get(each).identify(List.of(queries.get(i)), scopes.get(i)).findings();
        assertThat(two.candidates()).isEqualTo(one.candidates()).isNotEmpty();
        assertThat(two.evidence()).isEqualTo(one.evidence()).isNotEmpty();
      }
    }
  }

  private static IdentifierSettings cl2n(IdentifierSettings settings) {
    return new IdentifierSettings(
        settings.scorer(),
        PrototypeVariant.CL2N,
        settings.neighbours(),
        settings.temperature(),
        settings.limit(),
        settings.ambiguousMargin(),
        settings.harmlessMass(),
        settings.exact());
  }

  @Test
  void identify_clearQuery_isIdentifiedWithItsOwnEvidenceFirst() {
    SpeciesAnswer answer = identify(Scope.ALL, 0.2f, 1, 0.15f);

    assertThat(answer).isInstanceOf(Identified.class);
    assertThat(taxa(answer)).containsExactly("berus", "natrix", "helvetica");
    // The berus mean is (0.25, 1, 0): 1.05 / (‖(0.2, 1, 0.15)‖ · ‖(0.25, 1, 0)‖).
    Candidate best = answer.findings().candidates().getFirst();
    assertThat(best.score()).isCloseTo(1.05 / 1.0625, within(1e-6));
    assertThat(best.probability()).isNull();
    assertThat(answer.findings().scorersAgree()).isTrue();
    assertThat(answer.findings().evidence())
        .extracting(evidence -> evidence.photo().imageId())
        .startsWith("b1", "b2")
        .hasSize(6);
    assertThat(answer.findings().stageMillis()).containsOnlyKeys("search", "score", "decide");
  }

  @Test
  void identify_severalPhotos_areFusedByTheirMeanRawEmbedding() {
    // Their mean is (2.5, 0.5, 0); the mean of their directions would be as near to berus.
    SpeciesAnswer answer =
        identifier(IdentifierSettings.DEFAULT)
            .identify(List.of(Embedding.of(5, 0, 0), Embedding.of(0, 1, 0)), Scope.ALL);

    assertThat(taxa(answer)).startsWith("natrix");
    assertThat(answer.findings().candidates().getFirst().score())
        .isCloseTo((2.5 + 0.125) / (Math.hypot(2.5, 0.5) * Math.hypot(1, 0.25)), within(1e-6));
  }

  @Test
  void identify_nothingNear_isUnknown() {
    SpeciesAnswer answer = identify(Scope.ALL, -1, -1, -1);

    assertThat(answer).isInstanceOf(Unknown.class);
    assertThat(answer.findings().danger().verdict()).isEqualTo(Danger.Verdict.CANNOT_RULE_OUT);
  }

  @Test
  void identify_storedThreshold_isUsed() {
    SmallGallery.fitted(gallery).write(new UnknownThreshold(0.99, 6));

    assertThat(identify(Scope.ALL, 1, 0.05f, 0)).isInstanceOf(Identified.class);
    assertThat(identify(Scope.ALL, 1, 0.05f, 0.3f)).isInstanceOf(Unknown.class);
  }

  @Test
  void identify_scorersDisagreeWithoutCalibration_isAmbiguous() {
    SmallGallery.add(folder, "n3", SmallGallery.NATRIX, -3, 0, 3).close();
    gallery.close();
    gallery = Gallery.open(folder);

    // The nearest photo is n1, but the natrix sum (-1, 0.5, 3) now points elsewhere.
    SpeciesAnswer answer =
        identifier(settings(Scorer.PROTOTYPE, 1)).identify(query(1, 0.2f, 0), Scope.ALL);

    assertThat(answer).isInstanceOf(Ambiguous.class);
    assertThat(answer.findings().scorersAgree()).isFalse();
    assertThat(taxa(answer)).startsWith("berus");
  }

  @Test
  void identify_knn_reportsTaxaWithAVoteOnly() {
    SpeciesAnswer answer =
        identifier(settings(Scorer.KNN, 2)).identify(query(0.2f, 1, 0), Scope.ALL);

    assertThat(taxa(answer)).containsExactly("berus");
    assertThat(answer.findings().candidates().getFirst().score()).isEqualTo(1);
  }

  @Test
  void identify_photoLeftOut_isLeftOutOfNeighboursAndPrototype() {
    SpeciesAnswer answer = identify(Scope.withoutImages(Set.of("b2")), 0, 1, 0);

    assertThat(answer.findings().candidates().getFirst().score()).isCloseTo(1, within(1e-6));
    assertThat(answer.findings().evidence())
        .extracting(evidence -> evidence.photo().imageId())
        .doesNotContain("b2")
        .startsWith("b1");
  }

  @Test
  void identify_everyPhotoOfATaxonLeftOut_itIsNoCandidateAndNoDanger() {
    var scope = new Scope(Set.of(), null, null, null, null, Set.of("b1"), Set.of("b2"));

    SpeciesAnswer answer = identify(scope, 0.2f, 1, 0.15f);

    assertThat(taxa(answer)).containsExactly("natrix", "helvetica");
    assertThat(answer.findings().danger().nearestVenomous()).isNull();
  }

  @Test
  void identify_taxonLeftOut_isAsIfItsPhotosHadNeverBeenThere() {
    Scope scope = Scope.ALL.alsoWithoutTaxon("berus");

    SpeciesAnswer answer = identify(scope, 0.2f, 1, 0.15f);

    assertThat(taxa(answer)).containsExactly("natrix", "helvetica");
    assertThat(answer.findings().danger().nearestVenomous()).isNull();
    assertThat(answer.findings().evidence())
        .extracting(evidence -> evidence.photo().imageId())
        .doesNotContain("b1", "b2");
  }

  @Test
  void identify_filters_narrowTheCandidates() {
    assertThat(taxa(identify(genus("Natrix"), 0, 1, 0.2f))).containsExactly("helvetica", "natrix");
    assertThat(taxa(identify(country("CH"), 1, 0.2f, 0))).containsExactly("berus", "helvetica");
    assertThat(taxa(identify(taxon("natrix"), 0, 1, 0))).containsExactly("natrix");
  }

  @Test
  void identify_filterThatLeavesNothing_isUnknownWithoutCandidates() {
    SpeciesAnswer answer = identify(genus("Naja"), 1, 0, 0);

    assertThat(answer).isInstanceOf(Unknown.class);
    assertThat(answer.findings().candidates()).isEmpty();
    assertThat(answer.findings().evidence()).isEmpty();
  }

  @Test
  void identify_noCalibration_cannotRuleOutDangerButNamesTheNearestVenomous() {
    Danger danger = identify(Scope.ALL, 1, 0, 0).findings().danger();

    assertThat(danger.verdict()).isEqualTo(Danger.Verdict.CANNOT_RULE_OUT);
    assertThat(danger.nearestVenomous()).isNotNull();
    assertThat(danger.nearestVenomous().taxon()).isEqualTo(SmallGallery.BERUS);
  }

  @Test
  void identify_zeroVector_isRefusedWithTheReason() {
    assertThatThrownBy(() -> identify(Scope.ALL, 0, 0, 0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("zero vector");
  }

  @Test
  void identify_otherDimension_isRefusedWithBothNumbers() {
    assertThatThrownBy(() -> identify(Scope.ALL, 1, 0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("3 dimensions, the query has 2");
  }

  @Test
  void identifier_otherEncoder_isRefusedWithBothNames() {
    var embedder =
        new PhotoEmbedder(new PhotoDecoder(PhotoLimits.DEFAULT), new FakeImageEncoder("other"));

    assertThatThrownBy(() -> new Identifier(gallery, embedder, IdentifierSettings.DEFAULT))
        .isInstanceOf(GalleryException.class)
        .hasMessageContaining("fake (")
        .hasMessageContaining("other (");
  }

  @Test
  void identifyPhotos_noEncoder_saysSo() {
    assertThatThrownBy(
            () -> identifier(IdentifierSettings.DEFAULT).identifyPhotos(List.of(), Scope.ALL))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("no encoder");
  }

  @Test
  void identify_exactAndGraph_answerAlike() {
    IdentifierSettings graph = IdentifierSettings.DEFAULT;
    SpeciesAnswer approximate = identifier(graph).identify(query(0.3f, 1, 0.4f), Scope.ALL);
    SpeciesAnswer exact =
        identifier(settings(Scorer.PROTOTYPE, 20)).identify(query(0.3f, 1, 0.4f), Scope.ALL);

    assertThat(exact.findings().candidates()).isEqualTo(approximate.findings().candidates());
    assertThat(exact.findings().evidence()).isEqualTo(approximate.findings().evidence());
  }

  private SpeciesAnswer identify(Scope scope, float... values) {
    return identifier(IdentifierSettings.DEFAULT).identify(query(values), scope);
  }

  private Identifier identifier(IdentifierSettings settings) {
    return Identifier.ofEmbeddings(gallery, settings);
  }

  private static IdentifierSettings settings(Scorer scorer, int neighbours) {
    var defaults = IdentifierSettings.DEFAULT;
    return new IdentifierSettings(
        scorer, defaults.variant(), neighbours, 0.07, 10, 0.2, 0.01, true);
  }

  private static List<String> taxa(SpeciesAnswer answer) {
    return answer.findings().candidates().stream().map(Candidate::taxon).map(Taxon::id).toList();
  }

  private static Scope genus(String genus) {
    return new Scope(Set.of(), genus, null, null, null, Set.of(), Set.of());
  }

  private static Scope country(String country) {
    return new Scope(Set.of(), null, null, country, null, Set.of(), Set.of());
  }

  private static Scope taxon(String id) {
    return new Scope(Set.of(id), null, null, null, null, Set.of(), Set.of());
  }
}
