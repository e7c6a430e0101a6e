package naja.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import naja.testkit.TestData;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Protocols with expected numbers: those that come with Naja hold, and an edited one is caught.
final class VerifyIT {
  @TempDir Path folder;
  private final CommandLineRun naja = new CommandLineRun();

  @BeforeEach
  void home() {
    naja.with("NAJA_HOME", folder.resolve("home"));
  }

  @Test
  void verify_bundledProtocols_holdOrAreSkippedByName() {
    assertThat(naja.run("eval", "verify", "--data", folder)).as(naja.out()).isZero();

    assertThat(naja.out())
        .contains("15 numbers held, 0 moved, 1 protocols skipped")
        .contains("skipped flowers17-vit-tiny.yaml: there is no " + folder);
  }

  @Test
  void verify_aNamedProtocolWithoutItsData_fails() {
    Path flowers = TestData.root().resolve("config/protocols/flowers17-vit-tiny.yaml");

    assertThat(naja.run("eval", "verify", flowers, "--data", folder)).isEqualTo(1);

    assertThat(naja.out()).contains("0 numbers held, 0 moved, 1 protocols skipped");
  }

  @Test
  void verify_anEditedNumber_failsAndNamesItAlone() throws IOException {
    String yaml = Files.readString(TestData.root().resolve("config/protocols/drawn.yaml"));
    Path edited = folder.resolve("edited.yaml");
    Files.writeString(edited, yaml.replaceFirst("top3: 1.0", "top3: 0.99"));

    assertThat(naja.run("eval", "verify", edited)).isEqualTo(1);

    assertThat(naja.out()).contains("14 numbers held, 1 moved");
    assertThat(naja.out().lines().filter(line -> line.startsWith("MOVED")))
        .singleElement()
        .asString()
        .contains("top3", "expected 0.9900 ± 0.0030, got 1.0000", "edited.yaml");
  }

  @Test
  void verify_aFileThatIsNotUnderstood_isRefusedWithTheKnownKeys() throws IOException {
    Path file = folder.resolve("bad.yaml");
    Files.writeString(
        file,
        """
        title: x
        dataset: {drawn: 1}
        encoder: {id: builtin}
        runs:
          - protocol: prototypes
            split: stratified
            sead: 4
            expected: {n: 4}
        """);

    assertThat(naja.run("eval", "verify", file)).isEqualTo(2);
    assertThat(naja.err()).contains("bad.yaml: unknown key 'sead'", "seed, ");
  }

  @Test
  void bundled_everyFileOfTheFolder_isListed() throws IOException {
    try (Stream<Path> files = Files.list(TestData.root().resolve("config/protocols"))) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .containsExactlyInAnyOrder("drawn.yaml", "flowers17-vit-tiny.yaml");
    }
  }
}
