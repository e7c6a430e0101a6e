package naja.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class NajaTest {
  private final CommandLineRun naja = new CommandLineRun();

  @Test
  void run_version_printsIt() {
    assertThat(naja.run("--version")).isZero();
    assertThat(naja.out())
        .matches("naja \\d+\\.\\d+\\.\\d+ \\(commit ([0-9a-f]{12}|unknown)\\)\\R");
  }

  @Test
  void run_noCommand_isMisuse() {
    assertThat(naja.run()).isEqualTo(2);
    assertThat(naja.err()).contains("naja: a command is missing").contains("naja --help");
    assertThat(naja.out()).isEmpty();
  }

  @Test
  void run_unknownOption_isMisuse() {
    assertThat(naja.run("--verison")).isEqualTo(2);
    assertThat(naja.err()).contains("--verison");
  }
}
