package naja.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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
  void doctor_machineWithoutGpu_saysWhereToLookAndIsContent() {
    assertThat(naja.run("doctor")).isZero();
    assertThat(naja.out()).contains("naja gpu status");
  }
}
