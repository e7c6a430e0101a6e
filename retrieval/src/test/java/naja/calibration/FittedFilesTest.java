package naja.calibration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import naja.encoder.EncoderFingerprint;
import naja.gallery.GalleryException;
import naja.gallery.GalleryManifest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FittedFilesTest {
  private static final Calibration CALIBRATION =
      new Calibration("prototype/raw-mean", 40, new Absence(8, -20, 0.03));
  private static final Set<String> TAXA = Set.of("berus", "natrix");

  @TempDir private Path folder;

  @Test
  void calibration_noFile_isAbsent() {
    assertThat(files("vit", 3, TAXA).calibration()).isEqualTo(new Fitted.Absent<Calibration>());
  }

  @Test
  void calibration_sameGeneration_isServed() {
    files("vit", 3, TAXA).write(CALIBRATION);

    assertThat(files("vit", 3, TAXA).calibration())
        .isEqualTo(new Fitted.Served<>(CALIBRATION, 3, false));
  }

  @Test
  void calibration_laterGeneration_isServedAsStale() {
    files("vit", 3, TAXA).write(CALIBRATION);

    assertThat(files("vit", 5, TAXA).calibration())
        .isEqualTo(new Fitted.Served<>(CALIBRATION, 3, true));
  }

  @Test
  void calibration_otherEncoder_isRefusedWithBothNames() {
    files("vit", 3, TAXA).write(CALIBRATION);

    Fitted<Calibration> found = files("bioclip", 3, TAXA).calibration();

    assertThat(found.value()).isEmpty();
    assertThat(reason(found)).contains("calibration.json", "vit", "bioclip", "fit it again");
  }

  @Test
  void calibration_otherTaxa_isRefusedNamingThem() {
    files("vit", 3, TAXA).write(CALIBRATION);

    Fitted<Calibration> found = files("vit", 4, Set.of("natrix", "ammodytes")).calibration();

    assertThat(reason(found))
        .contains("calibration.json", "1 added such as ammodytes", "1 gone such as berus");
  }

  /// A gallery that was deleted and built anew in its folder counts its commits from 1.
  @Test
  void calibration_galleryBuiltAnewInTheFolder_isRefused() {
    files("vit", 3, TAXA).write(CALIBRATION);

    assertThat(reason(files("vit", 1, TAXA).calibration()))
        .contains("calibration.json", "generation 3 of another gallery", "fit it again");
    assertThat(reason(files("vit", 3, Map.of("berus", 9, "natrix", 2)).calibration()))
        .contains("another gallery");
  }

  @Test
  void calibration_mostPhotosOfATaxonDeleted_isRefusedNamingIt() {
    files("vit", 3, Map.of("berus", 40, "natrix", 40)).write(CALIBRATION);

    assertThat(reason(files("vit", 4, Map.of("berus", 19, "natrix", 40)).calibration()))
        .contains("calibration.json", "40 photos of berus", "19", "fit it again");
    assertThat(files("vit", 4, Map.of("berus", 20, "natrix", 90)).calibration())
        .isEqualTo(new Fitted.Served<>(CALIBRATION, 3, true));
  }

  @Test
  void unknownThreshold_written_isServed() {
    UnknownThreshold threshold = new UnknownThreshold(0.42, 1000);
    files("vit", 3, TAXA).write(threshold);

    assertThat(files("vit", 3, TAXA).unknownThreshold().value()).contains(threshold);
  }

  @Test
  void write_calibration_hasTheDocumentedShape() throws IOException {
    files("vit", 3, TAXA).write(CALIBRATION);

    assertThat(Files.readString(folder.resolve("calibration.json")).replaceAll("\\s", ""))
        .isEqualTo(
            """
            {"fitted_on":3,"encoder":{"encoder_id":"vit","weights_sha256":"abc",\
            "preprocessing_id":"p","output":"o","dimension":2},"taxa":{"berus":2,"natrix":2},\
            "value":{"scores":"prototype/raw-mean","scale":40.0,\
            "absence":{"intercept":8.0,"slope":-20.0,"prior":0.03}}}\
            """);
  }

  @Test
  void calibration_brokenFile_isAnErrorThatNamesTheFile() throws IOException {
    Files.writeString(folder.resolve("calibration.json"), "{\"fitted_on\": 3}");

    assertThatThrownBy(() -> files("vit", 3, TAXA).calibration())
        .isInstanceOf(GalleryException.class)
        .hasMessageContaining("calibration.json");
  }

  @Test
  void calibration_valueOutOfRange_isAnErrorThatNamesTheFile() throws IOException {
    files("vit", 3, TAXA).write(CALIBRATION);
    Path file = folder.resolve("calibration.json");
    Files.writeString(file, Files.readString(file).replace("40.0", "-1.0"));

    assertThatThrownBy(() -> files("vit", 3, TAXA).calibration())
        .isInstanceOf(GalleryException.class)
        .hasMessageContaining("calibration.json");
  }

  @Test
  void evaluation_written_isServedWithTheGenerationItIsOf() {
    files("vit", 3, TAXA).write(evaluation());

    assertThat(files("vit", 4, TAXA).evaluation())
        .isEqualTo(new Fitted.Served<>(evaluation(), 3, true));
    assertThat(files("bioclip", 3, TAXA).evaluation()).isInstanceOf(Fitted.Refused.class);
  }

  private static StoredEvaluation evaluation() {
    var share = new StoredEvaluation.Share(0.75, 0.5, 1);
    var berus =
        new StoredEvaluation.TaxonRecord(
            "berus", 4, 2, 3, 4, share, 3, List.of(new StoredEvaluation.Confusion("natrix", 1)));
    var bin = new StoredEvaluation.Bin(0.6, 0.6667, 4, 0.65, 0.75);
    return new StoredEvaluation(
        "prototype/raw-mean",
        "stratified, seed 42",
        "naja eval report",
        "2026-11-21",
        4,
        2,
        share,
        share,
        share,
        share,
        List.of(berus),
        new StoredEvaluation.Reliability(0.1, List.of(bin)));
  }

  private static String reason(Fitted<?> fitted) {
    return fitted instanceof Fitted.Refused<?>(String reason) ? reason : "not refused: " + fitted;
  }

  private FittedFiles files(String encoder, long generation, Set<String> taxa) {
    return files(
        encoder, generation, taxa.stream().collect(Collectors.toMap(taxon -> taxon, _ -> 2)));
  }

  private FittedFiles files(String encoder, long generation, Map<String, Integer> taxa) {
    var fingerprint = new EncoderFingerprint(encoder, "abc", "p", "o", 2);
    return new FittedFiles(
        folder, new GalleryManifest(fingerprint, generation, 4, 4, taxa.size()), taxa);
  }
}
