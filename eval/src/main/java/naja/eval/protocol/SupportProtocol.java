package naja.eval.protocol;

import java.util.Collections;
import java.util.List;
import naja.eval.dataset.Dataset;
import naja.eval.report.ScoreTable;
import naja.eval.split.LeakAudit;
import naja.eval.split.Split;
import naja.eval.split.SplitPlan;
import naja.indexer.ProgressListener;

/// The support-size curve: how well class means name photos with few references for every taxon.
///
/// For every size the same photos are asked about, with references drawn anew in each repeat; a
/// taxon with fewer photos gives all it has. A size's references are among those of the next one.
///
/// @param shots references for every taxon, each at least 1
/// @param repeats draws, at least 1
/// @param seed of the photos that are asked about and of the draws
public record SupportProtocol(
    ClassMeanVariant variant, List<Integer> shots, int repeats, long seed) {
  /// The sizes that are usually looked at.
  public static final List<Integer> SIZES = List.of(1, 2, 5, 10, 20);

  /// Checks the ranges.
  public SupportProtocol {
    shots = List.copyOf(shots);
    if (shots.isEmpty() || shots.stream().anyMatch(size -> size < 1)) {
      throw new IllegalArgumentException("shots must be at least 1, got " + shots);
    }
    if (repeats < 1) {
      throw new IllegalArgumentException("repeats must be at least 1, got " + repeats);
    }
  }

  /// One result per size, each over all its repeats.
  public ScoreTable run(Dataset data) {
    return run(data, ProgressListener.silent());
  }

  /// The same.
  ///
  /// @param progress is told how many photos have been compared and named
  public ScoreTable run(Dataset data, ProgressListener progress) {
    List<Split> splits =
        shots.stream()
            .map(size ->
                SplitPlan.parse("k-shot,shots=%d,repeats=%d".formatted(size, repeats), seed)
                    .draw(data))
            .toList();
    LeakAudit most = LeakAudit.of(data, splits.get(largest()), progress);
    return ScoreTable.of(
        splits.stream()
            .map(split -> {
              LeakAudit leaks = LeakAudit.among(most, data, split);
              return SimpleShotProtocol.reports(
                      data, split, List.of(variant), leaks, progress, split.origin().rule())
                  .getFirst();
            })
            .toList());
  }

  /// The place of the largest size, whose references are those of every other and more.
  private int largest() {
    return shots.indexOf(Collections.max(shots));
  }
}
