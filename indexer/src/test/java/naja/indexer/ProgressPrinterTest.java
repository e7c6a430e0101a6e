package naja.indexer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class ProgressPrinterTest {
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

  private ProgressPrinter printer(boolean terminal) {
    return new ProgressPrinter(new PrintStream(bytes, true, StandardCharsets.UTF_8), terminal);
  }

  private String printed() {
    return bytes.toString(StandardCharsets.UTF_8);
  }

  private static Progress after(long seconds, long embedded) {
    return new Progress(embedded, 20, 2, 100, Duration.ofSeconds(seconds));
  }

  @Test
  void progress_terminal_drawsOverOneBarWithRateAndTimeLeft() {
    ProgressPrinter printer = printer(true);
    printer.progress(after(1, 8));
    printer.progress(after(2, 28));
    printer.finished();

    assertThat(printed())
        .contains("[###############...............] 50 of 100 photos, 20 done before, 2 failed")
        .contains("15.0 photos/s, 0:03 min left")
        .containsOnlyOnce(System.lineSeparator())
        .endsWith(System.lineSeparator());
  }

  @Test
  void progress_noTerminal_printsALineNowAndThenWithoutControlCharacters() {
    ProgressPrinter printer = printer(false);
    for (int second = 1; second <= 11; second++) {
      printer.progress(after(second, 4));
    }
    printer.finished();

    assertThat(printed().lines()).hasSize(2).allMatch(line -> line.startsWith("26 of 100 photos"));
    assertThat(printed()).doesNotContain("\r\u001b").doesNotContain("[");
  }

  @Test
  void progress_noTerminal_alwaysTellsTheEnd() {
    printer(false).progress(after(1, 78));

    assertThat(printed()).startsWith("100 of 100 photos").doesNotContain("left");
  }

  @Test
  void notice_whileTheBarIsShown_standsOnALineOfItsOwn() {
    ProgressPrinter printer = printer(true);
    printer.progress(after(1, 8));
    printer.notice("a word");

    assertThat(printed()).endsWith("\r\u001b[Ka word" + System.lineSeparator());
  }

  @Test
  void remaining_noRateYet_isUnknown() {
    assertThat(new Progress(0, 50, 0, 100, Duration.ofSeconds(3)).remaining()).isEmpty();
  }
}
