package naja.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbedCommandTest {
  private final CommandLineRun naja = new CommandLineRun();

  @TempDir Path home;

  private int embed(Object... options) {
    List<Object> words =
        new ArrayList<>(
            List.of("embed", "--images", home, "--encoder", "builtin", "--output", home));
    words.addAll(List.of(options));
    return naja.with("NAJA_HOME", home).run(words.toArray());
  }

  @Test
  void embed_unknownAugmentation_isMisuseAndNamesTheNearest() {
    assertThat(embed("--augment", "flips,corps", "--copies", 2)).isEqualTo(2);
    assertThat(naja.err()).contains("takes flips and crops, got 'corps'; nearest: crops");
  }

  @Test
  void embed_help_namesTheDefaultSeed() {
    assertThat(naja.run("embed", "--help")).isZero();
    assertThat(naja.out()).contains("default: 0.").doesNotContain("null");
  }

  @Test
  void embed_copiesWithoutKind_isMisuse() {
    assertThat(embed("--copies", 2)).isEqualTo(2);
    assertThat(naja.err()).contains("--augment");
  }

  @Test
  void embed_augmentWithoutNumber_isMisuse() {
    assertThat(embed("--augment", "crops")).isEqualTo(2);
    assertThat(naja.err()).contains("--copies");
  }

  @Test
  void embed_numbersOutOfRange_areMisuseAndNamed() {
    assertThat(embed("--augment", "crops", "--copies", 0)).isEqualTo(2);
    assertThat(naja.err()).contains("copies must be between 1 and 100, got 0");
    assertThat(embed("--augment", "flips", "--copies", 3)).isEqualTo(2);
    assertThat(naja.err()).contains("add crops");
  }
}
