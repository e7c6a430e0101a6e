package naja.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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

  @ParameterizedTest
  @ValueSource(strings = {"--help", "eval --help", "gallery --help"})
  void help_listOfCommands_hasAWholeSentenceForEach(String words) {
    assertThat(naja.run((Object[]) words.split(" ", -1))).isZero();

    String list = naja.out().split("Commands:\\R", 2)[1].split("\\R\\R", 2)[0];
    List<String> commands = List.of(list.strip().split("\\R {2}(?=\\S)", -1));
    assertThat(commands).hasSizeGreaterThan(3).allMatch(command -> command.endsWith("."));
  }
}
