package naja.eval.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.DoubleStream;
import naja.calibration.Absence;
import naja.calibration.Calibration;
import naja.calibration.FittedFiles;
import naja.encoder.Embedding;
import naja.encoder.EncoderFingerprint;
import naja.eval.dataset.Dataset;
import naja.eval.dataset.DatasetException;
import naja.eval.probe.FeatureVariant;
import naja.eval.probe.ProbeMethod;
import naja.eval.split.Split;
import naja.eval.split.SplitPlan;
import naja.gallery.Gallery;
import naja.gallery.GalleryException;
import naja.gallery.GalleryWriter;
import naja.gallery.ReferencePhoto;
import naja.gallery.StoredEmbedding;
import naja.gallery.Taxon;
import naja.identify.Calibrator;
import naja.identify.Candidate;
import naja.identify.Identifier;
import naja.identify.IdentifierSettings;
import naja.identify.Scorer;
import naja.identify.SpeciesAnswer;
import naja.prototype.PrototypeVariant;
import naja.prototype.TaxonScore;
import naja.search.Scope;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ProbeProtocolTest {
  private static final EncoderFingerprint ENCODER =
      new EncoderFingerprint("fake", "0".repeat(64), "fake", "mean/none", 6);
  private static final List<String> TAXA = List.of("31", "7", "4");

  @TempDir private Path folder;
  private Gallery gallery;

  @BeforeEach
  void write() {
    Random random = new Random(3);
    try (GalleryWriter writer = GalleryWriter.open(folder, ENCODER)) {
      for (int taxon = 0; taxon < TAXA.size(); taxon++) {
        for (int photo = 0; photo < 12; photo++) {
          put(writer, TAXA.get(taxon), photo, around(taxon, random));
        }
      }
      writer.commit();
    }
    gallery = Gallery.open(folder);
  }

  @AfterEach
  void close() {
    gallery.close();
  }

  @Test
  void run_savedHead_isServedByTheIdentifierScoreForScore() {
    var outcome = run(new ProbeMethod.Logistic(1), FeatureVariant.STD_L2N);
    new FittedFiles(folder, gallery.manifest(), gallery.photosByTaxon()).write(outcome.head());

    Identifier identifier = Identifier.ofEmbeddings(gallery, settings(Scorer.PROBE));

    for (StoredEmbedding photo : gallery.embeddings()) {
      SpeciesAnswer answer = identifier.identify(List.of(photo.embedding()), Scope.ALL);
      List<TaxonScore> served =
          answer.findings().candidates().stream()
              .map(candidate -> new TaxonScore(candidate.taxon().id(), candidate.score()))
              .toList();
      assertThat(served).isEqualTo(outcome.head().score(photo.embedding())).hasSize(3);
    }
  }

  @Test
  void run_separableTaxa_namesTheTestPhotosByTheirTaxonIds() {
    var outcome = run(new ProbeMethod.Logistic(10), FeatureVariant.L2N);

    assertThat(outcome.report().result().top1()).isEqualTo(1);
    assertThat(outcome.report().result().n()).isEqualTo(6);
    assertThat(outcome.report().trainedOn()).isEqualTo(30);
    assertThat(outcome.head().taxonIds()).containsExactlyInAnyOrderElementsOf(TAXA);
    assertThat(outcome.head().training().temperature()).isPositive();
  }

  @Test
  void run_recipeWithEpochs_reportsItsCurve() {
    var outcome = run(ProbeMethod.parse("dsgt", 1), FeatureVariant.RAW);

    assertThat(outcome.report().curve()).isNotEmpty();
    assertThat(outcome.report().curve().getFirst().validationLoss()).isNotNull();
    assertThat(outcome.report().toTable()).contains("held-out loss");
    assertThat(outcome.report().toJson()).contains("\"curve\"", "\"validation_loss\"");
  }

  @Test
  void fused_withAHead_answersForEveryTaxon() {
    var outcome = run(new ProbeMethod.Logistic(1), FeatureVariant.RAW);
    new FittedFiles(folder, gallery.manifest(), gallery.photosByTaxon()).write(outcome.head());
    Identifier identifier = Identifier.ofEmbeddings(gallery, settings(Scorer.FUSED));

    StoredEmbedding photo = gallery.embeddings().getFirst();
    var candidates =
        identifier.identify(List.of(photo.embedding()), Scope.ALL).findings().candidates();

    assertThat(candidates).hasSize(3);
    assertThat(candidates.getFirst().taxon().id()).isEqualTo(photo.taxonId());
    assertThat(candidates.getFirst().score()).isNegative();
  }

  @Test
  void probe_withTheAbsenceOfACalibration_hasProbabilitiesOfItsOwnTemperature() {
    var outcome = run(new ProbeMethod.Logistic(1), FeatureVariant.RAW);
    var files = new FittedFiles(folder, gallery.manifest(), gallery.photosByTaxon());
    files.write(outcome.head());
    files.write(new Calibration("prototype/raw-mean", 30, new Absence(0, 0, 0.03)));
    StoredEmbedding photo = gallery.embeddings().getFirst();

    var candidates =
        Identifier.ofEmbeddings(gallery, settings(Scorer.PROBE))
            .identify(List.of(photo.embedding()), Scope.ALL)
            .findings()
            .candidates();

    // An absence of 1/2 leaves the other half to the softmax of score / temperature.
    double temperature = outcome.head().training().temperature();
    double gap = (candidates.get(0).score() - candidates.get(1).score()) / temperature;
    double[] shares =
        candidates.stream()
            .map(Candidate::probability)
            .mapToDouble(share -> share == null ? Double.NaN : share)
            .toArray();
    assertThat(Math.log(shares[0] / shares[1])).isCloseTo(gap, within(1e-6));
    assertThat(DoubleStream.of(shares).sum()).isCloseTo(0.5, within(1e-9));
  }

  @Test
  void calibrator_probe_isRefused() {
    assertThatThrownBy(() -> new Calibrator(gallery, settings(Scorer.PROBE)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("has seen");
  }

  @Test
  void identifier_probeWithoutAHead_isRefusedWithTheCommandThatMakesOne() {
    assertThatThrownBy(() -> Identifier.ofEmbeddings(gallery, settings(Scorer.PROBE)))
        .isInstanceOf(GalleryException.class)
        .hasMessageContaining("naja eval probe");
  }

  @Test
  void run_leaveOneOut_isRefused() {
    ProbeProtocol protocol = new ProbeProtocol(new ProbeMethod.Logistic(1), FeatureVariant.RAW, 1);

    assertThatThrownBy(() -> protocol.run(gallery, split("leave-one-out"), "", _ -> {}))
        .isInstanceOf(DatasetException.class)
        .hasMessageContaining("stratified");
  }

  private ProbeProtocol.Outcome run(ProbeMethod method, FeatureVariant features) {
    return new ProbeProtocol(method, features, 1)
        .run(gallery, split("stratified"), "naja eval probe", _ -> {});
  }

  private Split split(String rule) {
    return SplitPlan.parse(rule, 1).draw(Dataset.of(gallery));
  }

  private static IdentifierSettings settings(Scorer scorer) {
    return new IdentifierSettings(scorer, PrototypeVariant.RAW_MEAN, 20, 0.07, 10, 0.2, 0.01, true);
  }

  private static Embedding around(int axis, Random random) {
    float[] values = new float[6];
    for (int i = 0; i < values.length; i++) {
      values[i] = (i == axis ? 5 : 0) + (float) random.nextGaussian() * 0.5f;
    }
    return Embedding.of(values);
  }

  private static void put(GalleryWriter writer, String taxon, int number, Embedding embedding) {
    String image = taxon + "-" + number;
    writer.put(
        ReferencePhoto.bare(image, image, Taxon.labelled(taxon), image + ".jpg", "0".repeat(64)),
        embedding,
        new byte[0]);
  }
}
