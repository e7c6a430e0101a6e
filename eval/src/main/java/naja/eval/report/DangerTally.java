package naja.eval.report;

import java.util.List;
import naja.eval.metric.Proportion;
import naja.gallery.Venomous;
import naja.identify.Danger.Verdict;

/// The danger verdicts that photos got.
public record DangerTally(List<Given> verdicts) {
  /// One photo's verdict.
  ///
  /// @param truth status of the photo's taxon
  public record Given(Venomous truth, String observationId, Verdict verdict) {}

  public DangerTally {
    verdicts = List.copyOf(verdicts);
  }

  /// How many photos whose taxon has a status got a verdict; the interval counts observations.
  public Proportion share(Venomous truth, Verdict verdict) {
    return share(
        truth,
        (int)
            verdicts.stream()
                .filter(given -> given.truth == truth && given.verdict == verdict)
                .count());
  }

  /// The same share of photos that have been counted by something else than their verdict.
  public Proportion share(Venomous truth, int hits) {
    List<Given> asked = verdicts.stream().filter(given -> given.truth == truth).toList();
    int observations = (int) asked.stream().map(Given::observationId).distinct().count();
    return Proportion.of(hits, asked.size(), observations);
  }
}
