package naja.indexer;

import java.io.Console;
import java.io.PrintStream;
import java.time.Duration;
import java.util.Locale;

/// Prints progress: a bar that is drawn over on a terminal, a line every few seconds otherwise.
public final class ProgressPrinter implements ProgressListener {
  private static final int BAR = 30;
  private static final Duration BETWEEN_LINES = Duration.ofSeconds(5);
  private static final String ERASE_LINE = "\r\u001b[K";

  private final PrintStream out;
  private final boolean terminal;
  private final String unit;
  private Duration lastLine = Duration.ZERO;
  private boolean barShown;

  public ProgressPrinter(PrintStream out, boolean terminal) {
    this(out, terminal, "photos");
  }

  /// @param unit what is counted, such as `photos`
  public ProgressPrinter(PrintStream out, boolean terminal, String unit) {
    this.out = out;
    this.terminal = terminal;
    this.unit = unit;
  }

  /// Prints to the standard error stream, as a bar if there is a terminal.
  ///
  /// @param unit what is counted, such as `photos`
  @SuppressWarnings("SystemConsoleNull") // JDK 25 returns null again where there is no terminal.
  public static ProgressPrinter toStandardError(String unit) {
    Console console = System.console();
    return new ProgressPrinter(System.err, console != null && console.isTerminal(), unit);
  }

  @Override
  public void progress(Progress progress) {
    if (terminal) {
      out.print(ERASE_LINE + bar(progress) + " " + text(progress));
      out.flush();
      barShown = true;
    } else if (isDue(progress)) {
      lastLine = progress.elapsed();
      out.println(text(progress));
    }
  }

  @Override
  public void notice(String message) {
    if (barShown) {
      out.print(ERASE_LINE);
    }
    out.println(message);
  }

  @Override
  public void finished() {
    if (barShown) {
      out.println();
      barShown = false;
    }
  }

  private boolean isDue(Progress progress) {
    return progress.done() == progress.total()
        || progress.elapsed().minus(lastLine).compareTo(BETWEEN_LINES) >= 0;
  }

  private static String bar(Progress progress) {
    int filled = progress.total() == 0 ? BAR : (int) (BAR * progress.done() / progress.total());
    return "[" + "#".repeat(filled) + ".".repeat(BAR - filled) + "]";
  }

  private String text(Progress progress) {
    String failed = progress.failed() == 0 ? "" : ", " + progress.failed() + " failed";
    String skipped = progress.skipped() == 0 ? "" : ", " + progress.skipped() + " done before";
    String remaining =
        progress
            .remaining()
            .filter(_ -> progress.done() < progress.total())
            .map(left -> ", " + clock(left) + " left")
            .orElse("");
    return String.format(
        Locale.ROOT,
        "%d of %d %s%s%s, %.1f %s/s%s",
        progress.done(),
        progress.total(),
        unit,
        skipped,
        failed,
        progress.photosPerSecond(),
        unit,
        remaining);
  }

  private static String clock(Duration duration) {
    return duration.toHours() > 0
        ? String.format(Locale.ROOT, "%d:%02d h", duration.toHours(), duration.toMinutesPart())
        : String.format(Locale.ROOT, "%d:%02d min", duration.toMinutes(), duration.toSecondsPart());
  }
}
