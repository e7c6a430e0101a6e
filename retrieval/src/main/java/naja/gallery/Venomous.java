package naja.gallery;

import java.util.Locale;

/// Whether a taxon is dangerous to people: venomous for animals, poisonous for plants and fungi.
/// Unknown is never treated as harmless.
public enum Venomous {
  YES,
  NO,
  UNKNOWN;

  /// The word used in files and in the API.
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  /// Reads `yes`, `no`, `unknown`, `1` or `0`; blank means unknown.
  public static Venomous parse(String text) {
    return switch (text.strip().toLowerCase(Locale.ROOT)) {
      case "yes", "1", "true" -> YES;
      case "no", "0", "false" -> NO;
      case "unknown", "" -> UNKNOWN;
      default ->
          throw new IllegalArgumentException(
              "venomous must be yes, no, unknown, 1 or 0, got " + text);
    };
  }
}
