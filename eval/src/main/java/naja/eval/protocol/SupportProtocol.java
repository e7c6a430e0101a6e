package naja.eval.protocol;

import java.util.List;
import naja.eval.dataset.Dataset;
import naja.eval.report.EvaluationReport;
import naja.eval.report.ScoreTable;
import naja.eval.split.LeakAudit;
import naja.eval.split.Split;
import naja.eval.split.SplitPlan;
import naja.indexer.ProgressCount;
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
    return ScoreTable.of(
        shots.stream()
            .map(size -> {
              Split split =
                  SplitPlan.parse("k-shot,shots=%d,repeats=%d".formatted(size, repeats), seed)
                      .draw(data);
              return report(data, split, progress);
            })
            .toList());
  }

  private EvaluationReport report(Dataset data, Split split, ProgressListener progress) {
    LeakAudit leaks = LeakAudit.of(data, split, progress);
    try (var count = new ProgressCount(progress, split.asked(), split.origin().rule())) {
      return SimpleShotProtocol.report(
          data, split, RoundData.apart(data, split), variant, leaks, count);
    }
  }
}
