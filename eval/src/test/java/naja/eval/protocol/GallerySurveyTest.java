package naja.eval.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import naja.calibration.Absence;
import naja.calibration.Calibration;
import naja.calibration.CalibrationFit;
import naja.calibration.FittedFiles;
import naja.calibration.StoredEvaluation;
import naja.eval.dataset.Dataset;
import naja.eval.metric.Answered;
import naja.eval.report.EvaluationReport;
import naja.eval.report.GalleryReport;
import naja.eval.report.GalleryReport.Cell;
import naja.eval.report.GalleryReport.Example;
import naja.eval.report.GalleryReport.Point;
import naja.eval.report.GalleryReport.SupportPoint;
import naja.eval.split.Split;
import naja.eval.split.SplitPlan;
import naja.gallery.Gallery;
import naja.identify.IdentifierSettings;
import naja.identify.Scorer;
import naja.prototype.PrototypeVariant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GallerySurveyTest {
  private static final IdentifierSettings LENIENT = harmlessMass(0.5);

  @TempDir private Path folder;
  private Gallery gallery;
  private Split split;

  @BeforeEach
  void write() {
    gallery = ScatteredGallery.write(folder, 0.1);
    split = SplitPlan.parse("leave-one-observation-out", 42).draw(Dataset.of(gallery));
  }

  @AfterEach
  void close() {
    gallery.close();
  }

  @Test
  void report_everyProtocol_hasTheNumbersOfItsOwnCommand() {
    GalleryReport report = survey(IdentifierSettings.DEFAULT).report(gallery, split, 42);

    assertThat(report.protocols())
        .extracting(EvaluationReport::variant, EvaluationReport::k)
        .hasSize(6);
    assertThat(report.protocols().getFirst())
        .isEqualTo(new PrototypeProtocol(PrototypeVariant.RAW_MEAN).run(gallery, split));
    assertThat(report.protocols()).contains(new KnnProtocol(5).run(gallery, split));
    var support =
        new SupportProtocol(
                ClassMeanVariant.parse("un/cosine").getFirst(), SupportProtocol.SIZES, 5, 42)
            .run(Dataset.of(gallery))
            .results();
    assertThat(report.supportCurve())
        .extracting(SupportPoint::references, SupportPoint::value)
        .contains(tuple(5, support.get(2).scores().getFirst().value()))
        .hasSize(5);
    assertThat(report.evaluation().top1().value()).isEqualTo(report.protocols().getFirst().top1());
  }

  @Test
  void report_photos_areCountedOnceInEveryPart() {
    GalleryReport report = survey(IdentifierSettings.DEFAULT).report(gallery, split, 42);

    assertThat(report.confusion().stream().mapToInt(Cell::photos).sum()).isEqualTo(180);
    assertThat(report.map().points()).hasSize(180);
    assertThat(report.map().points().stream().filter(point -> right(point)).count())
        .isEqualTo(report.protocols().getFirst().correct());
    assertThat(report.taxa()).hasSize(6).allMatch(taxon -> taxon.photos() == 30);
    assertThat(report.provenance().photos()).isEqualTo(180);
    assertThat(report.provenance().splitSha256()).isEqualTo(split.sha256());
  }

  @Test
  void report_venomousNamedHarmless_areCountedAndShownWithTheirAnswer() {
    GalleryReport report = survey(IdentifierSettings.DEFAULT).report(gallery, split, 42);
    List<Answered> answers =
        new PrototypeProtocol(PrototypeVariant.RAW_MEAN).examine(gallery, split).answers();
    Set<String> harmless = Set.of("mimic", "grass", "smooth");
    List<String> expected =
        answers.stream()
            .filter(answer -> Set.of("viper", "cobra").contains(answer.prediction().truth()))
            .filter(answer -> harmless.contains(answer.prediction().best().orElse("")))
            .map(Answered::imageId)
            .toList();

    assertThat(expected).isNotEmpty();
    assertThat(report.venom().namedHarmless().of()).isEqualTo(60);
    assertThat(report.venom().namedHarmless().photos()).isEqualTo(expected.size());
    assertThat(report.venom().harmlessCalledSo().of()).isEqualTo(90);
    assertThat(report.dangerous())
        .extracting(Example::imageId)
        .containsExactlyInAnyOrderElementsOf(expected);
    assertThat(report.dangerous().getFirst().evidence()).isNotEmpty();
    List<Double> margins =
        new ArrayList<>(report.dangerous().stream().map(Example::margin).toList());
    assertThat(margins).isSortedAccordingTo((a, b) -> Double.compare(b, a));
  }

  @Test
  void report_calibrationThatTheGalleryKeeps_changesNothing() {
    GalleryReport before = survey(LENIENT).report(gallery, split, 42);
    var wild = new Calibration("prototype/raw-mean", 1e5, new Absence(-50, -10, 0.03));
    FittedFiles.of(gallery).write(wild);

    assertThat(survey(LENIENT).report(gallery, split, 42)).isEqualTo(before);
    assertThat(before.right().getFirst().answers().getFirst().probability()).isNotNull();
  }

  @Test
  void report_harmlessMassOfTheSettings_decidesWhatIsCalledHarmless() {
    GalleryReport strict = survey(harmlessMass(0)).report(gallery, split, 42);
    GalleryReport lenient = survey(LENIENT).report(gallery, split, 42);

    assertThat(strict.venom().harmlessCalledSo().photos()).isZero();
    assertThat(lenient.venom().harmlessCalledSo().photos()).isGreaterThan(30);
    assertThat(lenient.calibration().harmlessMass()).isEqualTo(0.5);
  }

  @Test
  void report_splitWhoseQueriesNeverAnswer_calibratesOnItsReferencesAlone() {
    Split stratified = SplitPlan.parse("stratified", 42).draw(Dataset.of(gallery));
    int references = stratified.references(0).size();

    GalleryReport report = survey(LENIENT).report(gallery, stratified, 42);

    assertThat(report.calibration().fittedOn())
        .isEqualTo("the references of the split alone (%d photos)".formatted(references));
    assertThat(report.calibration().measured()).isEqualTo(180 - references);
    assertThat(
            report.evaluation().reliability().bins().stream()
                .mapToInt(StoredEvaluation.Bin::count)
                .sum())
        .isEqualTo(180 - references);
  }

  @Test
  void report_everyPhotoOnceAgainstTheOthers_hasTheCalibrationErrorOfItsOwnCommand() {
    var protocol = new CalibrationProtocol(IdentifierSettings.DEFAULT, 1000, CalibrationFit.PRIOR);

    GalleryReport report = survey(IdentifierSettings.DEFAULT).report(gallery, split, 42);

    assertThat(report.evaluation().reliability().ece())
        .isCloseTo(protocol.run(gallery).ece(), within(1e-9));
  }

  @Test
  void report_scorerThatHasSeenThePhotos_isRefusedByName() {
    var defaults = IdentifierSettings.DEFAULT;
    var probe =
        new IdentifierSettings(Scorer.PROBE, defaults.variant(), 20, 0.07, 10, 0.2, 0.01, false);

    assertThatThrownBy(() -> survey(probe).report(gallery, split, 42))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("scorer probe has seen");
  }

  private static IdentifierSettings harmlessMass(double mass) {
    var defaults = IdentifierSettings.DEFAULT;
    return new IdentifierSettings(
        defaults.scorer(), defaults.variant(), 20, 0.07, 10, 0.2, mass, false);
  }

  private static boolean right(Point point) {
    return Boolean.TRUE.equals(point.right());
  }

  private static GallerySurvey survey(IdentifierSettings settings) {
    return new GallerySurvey(
        settings,
        new EvaluationRecord("naja eval report", "2026-11-21"),
        new GallerySurvey.Build("0.1.0", "unknown"),
        _ -> {});
  }
}
