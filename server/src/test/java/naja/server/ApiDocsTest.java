package naja.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Runs the commands of `docs/api.md` as they stand there, against a service on another port.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ApiDocsTest {
  private static final Pattern EXAMPLE = Pattern.compile("```bash\n(.*?)```", Pattern.DOTALL);
  private static final String ADDRESS = "http://127.0.0.1:8080/";

  private Path folder = Path.of("");
  @AutoClose private RunningServer running;

  @BeforeAll
  void start(@TempDir Path work) throws IOException {
    folder = work;
    Path gallery = work.resolve("gallery");
    ColourGallery.write(gallery);
    running = RunningServer.on(gallery);
    Files.write(folder.resolve("photo.jpg"), ColourGallery.png(220, 20, 20));
  }

  static List<String> examples() throws IOException {
    Path page = Path.of(System.getProperty("naja.root")).resolve("docs/api.md");
    List<String> examples =
        EXAMPLE
            .matcher(Files.readString(page))
            .results()
            .map((MatchResult found) -> found.group(1))
            .toList();
    assertThat(examples).hasSizeGreaterThan(5).allMatch(example -> example.contains(ADDRESS));
    return examples;
  }

  @ParameterizedTest
  @MethodSource("examples")
  void example_ofThePage_isAnswered(String example) throws IOException, InterruptedException {
    assumeTrue(isInstalled("curl") && isInstalled("bash"), "curl and bash are needed");
    String command = example.replace(ADDRESS, running.server.address().toString());
    Path output = folder.resolve("reply.json");

    assertThat(run(command, output)).as(Files.readString(output)).isZero();
    assertThat(Files.readString(output)).startsWith("{").endsWith("}");
  }

  private int run(String command, Path output) throws IOException, InterruptedException {
    ProcessBuilder builder = new ProcessBuilder("bash", "-c", command);
    builder.directory(folder.toFile()).redirectErrorStream(true).redirectOutput(output.toFile());
    builder.environment().put("IMAGE", "green/1.png");
    return builder.start().waitFor();
  }

  private static boolean isInstalled(String program) {
    return Pattern.compile(":")
        .splitAsStream(System.getenv().getOrDefault("PATH", ""))
        .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
  }
}
