package naja.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GpuCommandTest {
  private final CommandLineRun naja = new CommandLineRun();

  @TempDir Path home;

  @BeforeEach
  void home() {
    naja.with("NAJA_HOME", home);
  }

  @Test
  void status_nothingInstalled_namesTheWayOut() {
    assertThat(naja.run("gpu", "status")).isEqualTo(1);
    assertThat(naja.out())
        .contains("no GPU build in " + home)
        .contains("naja gpu install")
        .contains("libcudart.so.12")
        .contains("libcudnn.so.9");
  }

  @Test
  void install_fromAJarThatIsAnother_failsAndKeepsNothing() throws IOException {
    Path jar = Files.writeString(home.resolve("onnxruntime_gpu-1.28.0.jar"), "older");

    assertThat(naja.run("gpu", "install", "--from", jar)).isEqualTo(1);
    assertThat(naja.err()).contains("SHA-256").contains("onnxruntime_gpu 1.29.0");
    assertThat(home.resolve("gpu")).doesNotExist();
  }

  @Test
  void parity_cpuAgainstItself_holds() throws IOException {
    for (int colour = 1; colour <= 4; colour++) {
      Path folder = Files.createDirectories(home.resolve("photos/species-" + colour % 2));
      BufferedImage photo = new BufferedImage(64, 48, BufferedImage.TYPE_INT_RGB);
      for (int x = 0; x < 64; x++) {
        photo.setRGB(x, x % 48, colour * 0x332211 * x);
      }
      ImageIO.write(photo, "png", folder.resolve(colour + ".png").toFile());
    }

    int code =
        naja.run(
            "gpu",
            "parity",
            "--images",
            home.resolve("photos"),
            "--encoder",
            "builtin",
            "--device",
            "cpu");

    assertThat(naja.out()).contains("4 photos", "same top-1 for 4: equal");
    assertThat(code).isZero();
  }

  @Test
  void doctor_machineWithoutGpu_saysWhereToLookAndIsContent() {
    assertThat(naja.run("doctor")).isZero();
    assertThat(naja.out()).contains("naja gpu status");
  }
}
