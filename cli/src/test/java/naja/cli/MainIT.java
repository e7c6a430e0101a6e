package naja.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Runs the command as a process of its own.
final class MainIT {
  @TempDir Path folder;

  /// ONNX Runtime's telemetry must be off: it overflows the stack over a long command line.
  @Test
  void doctor_commandLineOfManyThousandCharacters_works() throws Exception {
    assertThat(run("-Dpadding=" + "x".repeat(20_000), "doctor")).isZero();
    assertThat(out()).contains("encoder   ").contains("cpu, proven by running it");
  }

  @Test
  void wrongOption_endsTheProcessWithTwo() throws Exception {
    assertThat(run("-Dpadding=none", "--nonsense")).isEqualTo(2);
    assertThat(out()).isEmpty();
    assertThat(Files.readString(folder.resolve("err"))).contains("--nonsense");
  }

  private int run(String jvmOption, String... args) throws IOException, InterruptedException {
    var command =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "--add-modules",
            "jdk.incubator.vector",
            "--enable-native-access=ALL-UNNAMED",
            jvmOption,
            "-cp",
            System.getProperty("java.class.path"),
            Main.class.getName());
    command.command().addAll(List.of(args));
    command.environment().put("NAJA_HOME", folder.resolve("home").toString());
    command.environment().remove("ORT_DISABLE_TELEMETRY");
    Process process =
        command
            .redirectOutput(folder.resolve("out").toFile())
            .redirectError(folder.resolve("err").toFile())
            .start();
    assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
    return process.exitValue();
  }

  private String out() throws IOException {
    return Files.readString(folder.resolve("out"));
  }
}
