package naja.identify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.List;
import naja.calibration.Absence;
import naja.calibration.Calibration;
import naja.calibration.CalibrationFit;
import naja.calibration.CalibrationSample;
import naja.calibration.Fitted;
import naja.gallery.Gallery;
import naja.gallery.Taxon;
import naja.search.Scope;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CalibratorTest {
  /// One half absent at cosine 0.9, with scores that weigh as they are.
  private static final Calibration PLAIN =
      new Calibration("prototype/raw-mean", 1, new Absence(9, -10, 0.03));

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
  void samples_everyPhoto_isAskedAboutWithoutItsObservation() {
    List<CalibrationSample> samples = samples(Scope.ALL);

    assertThat(samples)
        .extracting(CalibrationSample::observationId)
        .containsExactlyInAnyOrder("n1", "n2", "b1", "b2", "h1", "h2");
    assertThat(samples).allMatch(CalibrationSample::isKnown);
  }

  @Test
  void samples_n1_hasTheScoresThatAnIdentifierGives() {
    // n1 (1, 0, 0) against natrix without it (1, .5, 0), berus (.5, 2, 0) and helvetica (0, .5, 2).
    double natrix = 1 / Math.sqrt(1.25);
    double berus = 0.5 / Math.sqrt(4.25);
    double expected = Math.exp(natrix) / (Math.exp(natrix) + Math.exp(berus) + 1);
    double present = 1 - PLAIN.absence().probability(natrix);

    assertThat(of("n1", samples(Scope.ALL)).confidence(PLAIN))
        .isCloseTo(present * expected, within(1e-6));
  }

  @Test
  void samples_taxonTakenAway_isNeitherAskedAboutNorACandidate() {
    List<CalibrationSample> samples = samples(Scope.ALL.alsoWithoutTaxon("berus"));

    assertThat(samples)
        .extracting(CalibrationSample::observationId)
        .containsExactlyInAnyOrder("n1", "n2", "h1", "h2");
    double natrix = 1 / Math.sqrt(1.25);
    double present = 1 - PLAIN.absence().probability(natrix);
    assertThat(of("n1", samples).confidence(PLAIN))
        .isCloseTo(present * Math.exp(natrix) / (Math.exp(natrix) + 1), within(1e-6));
  }

  @Test
  void samples_photosAmongManyOfTheirTaxon_areComparedWithOtherTaxaToo() {
    gallery.close();
    for (int i = 0; i < 45; i++) {
      gallery = SmallGallery.add(folder, "m" + i, SmallGallery.NATRIX, 1, 0.01f * i, 0.2f);
      gallery.close();
    }
    gallery = Gallery.open(folder);
    var settings = IdentifierSettings.DEFAULT.withExact(true);

    List<CalibrationSample> exact = new Calibrator(gallery, settings).samples(100, Scope.ALL);

    assertThat(exact).hasSize(51).usingRecursiveComparison().isEqualTo(samples(Scope.ALL));
  }

  @Test
  void samples_onlyPhotoOfItsTaxon_isNotKnown() {
    gallery.close();
    gallery = SmallGallery.add(folder, "a1", Taxon.labelled("ammodytes"), -1, 0.2f, 0);

    CalibrationSample alone = of("a1", samples(Scope.ALL));

    assertThat(alone.isKnown()).isFalse();
    assertThat(alone.isRight()).isFalse();
  }

  @Test
  void fit_ofTheSamples_isServedToTheIdentifier() {
    Calibration fitted =
        CalibrationFit.fit(
                IdentifierSettings.DEFAULT.scores(), samples(Scope.ALL), CalibrationFit.PRIOR)
            .orElseThrow();
    SmallGallery.fitted(gallery).write(fitted);

    Identifier identifier = Identifier.ofEmbeddings(gallery, IdentifierSettings.DEFAULT);

    assertThat(identifier.calibration()).isEqualTo(new Fitted.Served<>(fitted, 1, false));
  }

  private List<CalibrationSample> samples(Scope without) {
    return new Calibrator(gallery, IdentifierSettings.DEFAULT).samples(100, without);
  }

  private static CalibrationSample of(String observation, List<CalibrationSample> samples) {
    return samples.stream()
        .filter(sample -> sample.observationId().equals(observation))
        .findFirst()
        .orElseThrow();
  }
}
