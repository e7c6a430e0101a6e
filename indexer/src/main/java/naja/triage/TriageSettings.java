package naja.triage;

/// What counts as a finding.
///
/// @param near cosine from which two photos are near duplicates, above 0 and at most 1
/// @param few a taxon with fewer observations than this is rare, at least 1
public record TriageSettings(double near, int few) {
  public static final TriageSettings DEFAULT = new TriageSettings(0.98, 3);

  public TriageSettings {
    if (!(near > 0 && near <= 1)) {
      throw new IllegalArgumentException("near must be above 0 and at most 1, got " + near);
    }
    if (few < 1) {
      throw new IllegalArgumentException("few must be at least 1, got " + few);
    }
  }
}
