package naja.identify;

/// The answer to "what does this photo show?".
public sealed interface SpeciesAnswer {
  /// What was found, whatever the verdict.
  Findings findings();

  /// The word used in the API: identified, ambiguous, unknown.
  String verdict();

  /// The same verdict with other findings.
  default SpeciesAnswer with(Findings other) {
    return switch (this) {
      case Identified _ -> new Identified(other);
      case Ambiguous _ -> new Ambiguous(other);
      case Unknown _ -> new Unknown(other);
    };
  }

  /// One taxon stands out.
  record Identified(Findings findings) implements SpeciesAnswer {
    @Override
    public String verdict() {
      return "identified";
    }
  }

  /// Several taxa come into question.
  record Ambiguous(Findings findings) implements SpeciesAnswer {
    @Override
    public String verdict() {
      return "ambiguous";
    }
  }

  /// Nothing in the gallery is near enough.
  record Unknown(Findings findings) implements SpeciesAnswer {
    @Override
    public String verdict() {
      return "unknown";
    }
  }
}
