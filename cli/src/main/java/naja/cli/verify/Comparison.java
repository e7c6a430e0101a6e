package naja.cli.verify;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// A number that a protocol was expected to give, and the one that it gave.
///
/// @param got null where the report has no such number
record Comparison(
    String protocol,
    String run,
    String name,
    double expected,
    double tolerance,
    @Nullable Double got) {
  /// Whether it stayed within the tolerance; rounding of the file's decimals aside.
  boolean holds() {
    return got != null && Math.abs(got - expected) <= tolerance + 1e-12;
  }

  /// One line for people.
  String text() {
    return String.format(
        Locale.ROOT,
        "%-5s %-18s expected %s ± %s, got %s   (%s: %s)",
        holds() ? "ok" : "MOVED",
        name,
        number(expected),
        number(tolerance),
        got == null ? "no such number" : number(got),
        protocol,
        run);
  }

  private static String number(double value) {
    return value == Math.rint(value) && Math.abs(value) >= 2
        ? String.format(Locale.ROOT, "%.0f", value)
        : String.format(Locale.ROOT, "%.4f", value);
  }
}
