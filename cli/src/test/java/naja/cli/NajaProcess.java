package naja.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// The naja command as a process of its own, with its own user folder; what it prints goes to
/// files.
final class NajaProcess {
  private final Path folder;
  private final List<String> jvmOptions;

  NajaProcess(Path folder, String... jvmOptions) {
    this.folder = folder;
    this.jvmOptions = List.of(jvmOptions);
  }

  Process start(Object... args) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("--add-modules", "jdk.incubator.vector"));
    command.add("--enable-native-access=ALL-UNNAMED");
    command.addAll(jvmOptions);
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), Main.class.getName()));
    for (Object arg : args) {
      command.add(arg.toString());
    }
    ProcessBuilder process = new ProcessBuilder(command);
    process.environment().put("NAJA_HOME", folder.resolve("home").toString());
    process.environment().remove("ORT_DISABLE_TELEMETRY"); // The command sees to that itself.
    return process
        .redirectOutput(folder.resolve("out").toFile())
        .redirectError(folder.resolve("err").toFile())
        .start();
  }

  /// Runs to the end; returns the exit status.
  int run(Object... args) throws IOException, InterruptedException {
    Process process = start(args);
    if (!process.waitFor(3, TimeUnit.MINUTES)) {
      process.destroyForcibly();
      throw new AssertionError("no end after three minutes: " + List.of(args) + "\n" + err());
    }
    return process.exitValue();
  }

  String out() throws IOException {
    return Files.readString(folder.resolve("out"));
  }

  String err() throws IOException {
    return Files.readString(folder.resolve("err"));
  }
}
