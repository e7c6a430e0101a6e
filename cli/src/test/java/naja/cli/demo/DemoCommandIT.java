package naja.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import naja.cli.Naja;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemoCommandIT {
  private static final Pattern RIGHT = Pattern.compile("(\\d+) of (\\d+) right");

  private @TempDir Path home;

  @Test
  void demo_heldOutDrawings_nineOfTenRightAndNoVenomousOneHarmless() {
    var out = new ByteArrayOutputStream();
    int exitCode = naja(out).run("demo", "--no-serve");

    String printed = out.toString(StandardCharsets.UTF_8);
    assertThat(exitCode).as(printed).isZero();
    Matcher right = RIGHT.matcher(printed);
    assertThat(right.find()).as(printed).isTrue();
    double share = Double.parseDouble(right.group(1)) / Double.parseDouble(right.group(2));
    assertThat(share).as(printed).isGreaterThanOrEqualTo(0.9);
    assertThat(printed).contains("and 0 of 24 venomous ones");
    assertThat(printed)
        .containsPattern("[1-9][0-9]* of 42 harmless drawings called likely_harmless");
  }

  private Naja naja(ByteArrayOutputStream out) {
    return new Naja(
        new PrintStream(out, true, StandardCharsets.UTF_8),
        new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8),
        Map.of("NAJA_HOME", home.toString()));
  }
}
