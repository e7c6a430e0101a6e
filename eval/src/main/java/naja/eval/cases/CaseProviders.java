package naja.eval.cases;

import java.util.List;

/// Every provider, in the order in which they run.
final class CaseProviders {
  private CaseProviders() {}

  static List<CaseProvider> all() {
    return List.of(
        new PrototypeCases(),
        new KnnCases(),
        new RetrievalCases(),
        new ClusterCases(),
        new EdgeCases(),
        new SnakeClefCases(),
        new RegressionCases(),
        new ProbeCases(),
        new SvmCases(),
        new NewtCases(),
        new TraitCases());
  }
}
