package naja.cli.command;

import java.util.Locale;

/// How data is printed: for people, for spreadsheets, for programs.
enum OutputFormat {
  TABLE,
  CSV,
  JSON;

  /// The word on the command line.
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
