package naja.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Runs the command as a process of its own.
final class MainIT {
  @TempDir Path folder;

  /// ONNX Runtime's telemetry must be off: it overflows the stack over a long command line.
  @Test
  void doctor_commandLineOfManyThousandCharacters_works() throws Exception {
    NajaProcess naja = new NajaProcess(folder, "-Dpadding=" + "x".repeat(20_000));

    assertThat(naja.run("doctor")).isZero();
    assertThat(naja.out()).contains("encoder   ").contains("cpu, proven by running it");
  }

  @Test
  void wrongOption_endsTheProcessWithTwo() throws Exception {
    NajaProcess naja = new NajaProcess(folder);

    assertThat(naja.run("--nonsense")).isEqualTo(2);
    assertThat(naja.out()).isEmpty();
    assertThat(naja.err()).contains("--nonsense");
  }
}
