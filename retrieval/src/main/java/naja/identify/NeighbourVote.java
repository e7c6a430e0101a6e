package naja.identify;

import java.util.List;
import java.util.stream.Collectors;
import naja.prototype.TaxonScore;
import naja.search.Neighbour;

/// The weighted vote of the nearest neighbours: each adds exp(cos / T) to its taxon, as in the k-NN
/// evaluation of DINO (Caron et al., 2021). Scores are shares of all the votes, so they sum to 1;
/// that is the softmax over the k neighbours, which ranks alike.
///
/// @param neighbours k, how many vote
/// @param temperature T, greater than 0
record NeighbourVote(int neighbours, double temperature) {
  /// Taxa with a vote, best first; ties go to the lowest taxon id.
  ///
  /// @param nearest neighbours, nearest first
  List<TaxonScore> count(List<Neighbour> nearest) {
    List<Neighbour> voters = nearest.subList(0, Math.min(neighbours, nearest.size()));
    double total = voters.stream().mapToDouble(voter -> weight(voter, nearest)).sum();
    return voters.stream()
        .collect(
            Collectors.groupingBy(
                Neighbour::taxonId, Collectors.summingDouble(voter -> weight(voter, nearest))))
        .entrySet()
        .stream()
        .map(votes -> new TaxonScore(votes.getKey(), votes.getValue() / total))
        .sorted(TaxonScore.BEST_FIRST)
        .toList();
  }

  /// Relative to the nearest one, so that no temperature overflows.
  private double weight(Neighbour voter, List<Neighbour> nearest) {
    return Math.exp((voter.similarity() - nearest.getFirst().similarity()) / temperature);
  }
}
