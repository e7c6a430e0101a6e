package naja.identify;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Whether what the photo shows may be venomous, decided over all candidates before any filter.
///
/// @param nearestVenomous the best-scored taxon known to be venomous; null if the gallery has none
/// @param reason one sentence for people
public record Danger(Verdict verdict, @Nullable Candidate nearestVenomous, String reason) {
  /// The three things that can be said.
  public enum Verdict {
    VENOMOUS,
    LIKELY_HARMLESS,
    CANNOT_RULE_OUT;

    /// The word used in the API.
    public String code() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
