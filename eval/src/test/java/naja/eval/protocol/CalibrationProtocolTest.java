package naja.eval.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import naja.calibration.CalibrationFit;
import naja.calibration.Fitted;
import naja.calibration.FittedFiles;
import naja.eval.metric.ReliabilityCurve;
import naja.eval.report.CalibrationReport;
import naja.gallery.Gallery;
import naja.identify.Identifier;
import naja.identify.IdentifierSettings;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CalibrationProtocolTest {
  private static final CalibrationProtocol PROTOCOL =
      new CalibrationProtocol(IdentifierSettings.DEFAULT, 1000, CalibrationFit.PRIOR);

  @TempDir private Path folder;
  private Gallery gallery;

  @BeforeEach
  void write() {
    gallery = ScatteredGallery.write(folder, 0.5);
  }

  @AfterEach
  void close() {
    gallery.close();
  }

  @Test
  void run_everyPhoto_isInOneBin() {
    CalibrationReport report = PROTOCOL.run(gallery);

    assertThat(report.photos()).isEqualTo(180);
    assertThat(report.known()).isEqualTo(180);
    assertThat(report.reliability().stream().mapToInt(ReliabilityCurve.Bin::count).sum())
        .isEqualTo(180);
  }

  @Test
  void run_confidences_areAsHighAsTheAccuracy() {
    CalibrationReport report = PROTOCOL.run(gallery);
    double confidence =
        report.reliability().stream().mapToDouble(bin -> bin.count() * bin.confidence()).sum()
            / 180;

    assertThat(confidence).isCloseTo(report.accuracy(), within(0.06));
    assertThat(report.ece()).isLessThan(0.08);
  }

  @Test
  void run_keepsNothing() {
    PROTOCOL.run(gallery);

    assertThat(files().calibration()).isInstanceOf(Fitted.Absent.class);
  }

  @Test
  void runAndKeep_calibration_isServedByTheNextIdentifier() {
    CalibrationReport report = PROTOCOL.runAndKeep(gallery);

    assertThat(Identifier.ofEmbeddings(gallery, IdentifierSettings.DEFAULT).calibration())
        .isEqualTo(new Fitted.Served<>(report.calibration(), 1, false));
    assertThat(files().unknownThreshold()).isInstanceOf(Fitted.Served.class);
  }

  @Test
  void protocol_noSample_isRefused() {
    assertThatThrownBy(() -> new CalibrationProtocol(IdentifierSettings.DEFAULT, 0, 0.03))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("sample must be at least 1, got 0");
  }

  private FittedFiles files() {
    return new FittedFiles(folder, gallery.manifest(), gallery.photosByTaxon());
  }
}
