package naja.cli;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/// Starts the `naja` command and ends the process with its exit code.
public final class Main {
  private Main() {}

  public static void main(String[] args) {
    PrintStream out = new PrintStream(System.out, false, StandardCharsets.UTF_8);
    int exitCode = new Naja(out, System.err, System.getenv()).run(args);
    out.flush();
    System.exit(exitCode);
  }
}
