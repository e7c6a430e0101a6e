package naja.encoder.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtProvider;
import java.io.File;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import naja.encoder.EncoderException;
import naja.encoder.EncoderOptions;
import naja.encoder.Encoders;
import naja.encoder.cuda.GpuBuild;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OnnxRuntimeTest {
  /// About what a shell makes of `*.jpg` in a folder of photos.
  private static final int LONG_COMMAND_LINE = 200_000;

  @TempDir Path home;

  @Test
  void version_ofTheCpuBuild_isThatOfTheGpuBuild() {
    assertThat(OnnxRuntime.version()).isEqualTo(GpuBuild.PINNED.version());
  }

  @Test
  void open_cudaWithoutTheGpuBuild_saysHowToGetIt() {
    OnnxRuntime.environment();
    assumeFalse(OrtEnvironment.getAvailableProviders().contains(OrtProvider.CUDA));

    assertThatThrownBy(() -> new Encoders(home).open("builtin", EncoderOptions.serving("cuda")))
        .isInstanceOf(EncoderException.class)
        .hasMessageContaining("cuda:0")
        .hasMessageContaining("naja gpu install")
        .hasMessageContaining("--device cpu");
  }

  @Test
  void environment_longCommandLine_doesNotEndTheProcess() throws Exception {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("--enable-native-access=ALL-UNNAMED", "-cp"));
    command.add(classPath(OnnxProcess.class, OnnxRuntime.class, OrtEnvironment.class));
    command.add(OnnxProcess.class.getName());
    for (int i = 0; i < LONG_COMMAND_LINE / 20; i++) {
      command.add("photos/IMG_%07d.jpg".formatted(i));
    }

    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).as(printed).isZero();
    assertThat(printed).contains("ONNX Runtime " + GpuBuild.PINNED.version());
  }

  private static String classPath(Class<?>... classes) {
    return Stream.of(classes)
        .map(type -> type.getProtectionDomain().getCodeSource().getLocation().getPath())
        .collect(Collectors.joining(File.pathSeparator));
  }
}
