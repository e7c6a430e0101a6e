package naja.cli.command;

import java.io.PrintStream;
import java.util.OptionalLong;
import naja.encoder.PullProgress;

/// Prints a line for every further tenth of a download, or every 16 MiB where its size is unknown.
final class PullPrinter implements PullProgress {
  private static final long MIB = 1 << 20;
  private static final long STEP = 16 * MIB;

  private final PrintStream err;
  private long lastStep = -1;

  PullPrinter(PrintStream err) {
    this.err = err;
  }

  @Override
  public void arrived(long bytes, OptionalLong total) {
    long step = total.isPresent() ? 10 * bytes / Math.max(1, total.getAsLong()) : bytes / STEP;
    if (step == lastStep) {
      return;
    }
    lastStep = step;
    String of = total.isPresent() ? " of " + total.getAsLong() / MIB : "";
    err.printf("%d%s MiB%n", bytes / MIB, of);
  }
}
