package naja.eval.competition;

import java.util.List;
import java.util.Optional;
import naja.eval.dataset.DatasetException;
import naja.identify.Candidate;
import naja.identify.CostMatrix;

/// Which of an answer's candidates is submitted.
public enum AnswerRule {
  /// The one with the highest score.
  ARGMAX {
    @Override
    Optional<Candidate> choose(List<Candidate> candidates) {
      return candidates.stream().findFirst();
    }
  },
  /// The one that is expected to cost least under the SnakeCLEF weights.
  EXPECTED_COST {
    @Override
    Optional<Candidate> choose(List<Candidate> candidates) {
      if (!candidates.isEmpty() && candidates.getFirst().probability() == null) {
        throw new DatasetException(
            "expected costs need probabilities: fit them first with naja eval calibration --save");
      }
      return CostMatrix.SNAKE_CLEF.cheapest(candidates);
    }
  };

  /// @param candidates best first
  abstract Optional<Candidate> choose(List<Candidate> candidates);
}
