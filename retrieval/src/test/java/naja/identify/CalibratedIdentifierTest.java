package naja.identify;

import static naja.identify.SmallGallery.query;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Set;
import naja.calibration.Absence;
import naja.calibration.Calibration;
import naja.calibration.Fitted;
import naja.gallery.Gallery;
import naja.gallery.Taxon;
import naja.gallery.Venomous;
import naja.identify.Danger.Verdict;
import naja.identify.SpeciesAnswer.Ambiguous;
import naja.identify.SpeciesAnswer.Identified;
import naja.search.Scope;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CalibratedIdentifierTest {
  private static final Absence ABSENCE = new Absence(14, -20, 0.03);
  private static final Calibration CALIBRATION = new Calibration("prototype/raw-mean", 20, ABSENCE);
  private static final Scope ONLY_NATRIX =
      new Scope(Set.of(), "Natrix", null, null, null, Set.of(), Set.of());

  @TempDir private Path folder;
  private Gallery gallery;

  @BeforeEach
  void openCalibrated() {
    gallery = SmallGallery.write(folder);
    SmallGallery.fitted(gallery).write(CALIBRATION);
  }

  @AfterEach
  void close() {
    gallery.close();
  }

  @Test
  void identify_harmlessSpecies_isLikelyHarmless() {
    SpeciesAnswer answer = identify(Scope.ALL, 1, 0.05f, 0);

    assertThat(answer).isInstanceOf(Identified.class);
    assertThat(answer.findings().danger().verdict()).isEqualTo(Verdict.LIKELY_HARMLESS);
    assertThat(answer.findings().candidates())
        .allSatisfy(candidate -> assertThat(candidate.probability()).isBetween(0.0, 1.0));
    assertThat(answer.findings().candidates().getFirst().probability()).isGreaterThan(0.99);
  }

  @Test
  void identify_venomousSpecies_isVenomous() {
    Danger danger = identify(Scope.ALL, 0.05f, 1, 0).findings().danger();

    assertThat(danger.verdict()).isEqualTo(Verdict.VENOMOUS);
    assertThat(danger.nearestVenomous()).isNotNull();
    assertThat(danger.nearestVenomous().probability()).isGreaterThan(0.99);
  }

  @Test
  void identify_speciesOfUnknownStatus_cannotRuleOut() {
    assertThat(identify(Scope.ALL, 0, 0.05f, 1).findings().danger().verdict())
        .isEqualTo(Verdict.CANNOT_RULE_OUT);
  }

  @Test
  void identify_venomousSpeciesFilteredAway_isStillVenomous() {
    SpeciesAnswer answer = identify(ONLY_NATRIX, 0.3f, 1, 0);

    assertThat(answer.findings().candidates())
        .extracting(Candidate::taxon)
        .doesNotContain(SmallGallery.BERUS);
    assertThat(answer.findings().danger().verdict()).isEqualTo(Verdict.VENOMOUS);
  }

  @Test
  void identify_venomousSpeciesFilteredIn_isNotCalledHarmless() {
    var onlyVenomous = new Scope(Set.of(), null, null, null, Venomous.YES, Set.of(), Set.of());

    SpeciesAnswer answer = identify(onlyVenomous, 1, 0.05f, 0);

    assertThat(answer.findings().danger().verdict()).isEqualTo(Verdict.CANNOT_RULE_OUT);
  }

  @Test
  void identify_venomousSpeciesLeftOut_isAsIfItWereNotThere() {
    var scope = new Scope(Set.of(), null, null, null, null, Set.of("b1", "b2"), Set.of());

    assertThat(identify(scope, 0.05f, 1, 0).findings().danger().verdict())
        .isNotEqualTo(Verdict.VENOMOUS);
  }

  @Test
  void identify_twoSpeciesNearlyAlike_isAmbiguousAlthoughTheScorersAgree() {
    SpeciesAnswer answer = identify(Scope.ALL, 1, 0.99f, 0);

    assertThat(answer).isInstanceOf(Ambiguous.class);
    assertThat(answer.findings().scorersAgree()).isTrue();
  }

  @Test
  void identify_photoAdded_servesTheCalibrationAsStale() {
    gallery.close();
    gallery = SmallGallery.add(folder, "n3", SmallGallery.NATRIX, 1, 0, 0.1f);

    assertThat(identifier().calibration()).isEqualTo(new Fitted.Served<>(CALIBRATION, 1, true));
    assertThat(identify(Scope.ALL, 1, 0.05f, 0).findings().danger().verdict())
        .isEqualTo(Verdict.LIKELY_HARMLESS);
  }

  @Test
  void identify_taxonAdded_refusesTheCalibration() {
    gallery.close();
    gallery = SmallGallery.add(folder, "a1", Taxon.labelled("ammodytes"), -1, 1, 0);

    assertThat(identifier().calibration()).isInstanceOf(Fitted.Refused.class);
    SpeciesAnswer answer = identify(Scope.ALL, 1, 0.05f, 0);
    assertThat(answer.findings().danger().verdict()).isEqualTo(Verdict.CANNOT_RULE_OUT);
    assertThat(answer.findings().candidates().getFirst().probability()).isNull();
  }

  @Test
  void identify_calibrationOfAnotherScorer_isRefused() {
    SmallGallery.fitted(gallery).write(new Calibration("knn/20/0.07", 20, ABSENCE));

    assertThat(identifier().calibration())
        .isInstanceOfSatisfying(
            Fitted.Refused.class,
            refused ->
                assertThat(refused.reason())
                    .contains("calibration.json", "knn/20/0.07", "prototype/raw-mean"));
    assertThat(identify(Scope.ALL, 1, 0, 0).findings().candidates().getFirst().probability())
        .isNull();
  }

  private SpeciesAnswer identify(Scope scope, float... values) {
    return identifier().identify(query(values), scope);
  }

  private Identifier identifier() {
    return Identifier.ofEmbeddings(gallery, IdentifierSettings.DEFAULT);
  }
}
