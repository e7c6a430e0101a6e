package naja.eval.cases;

import naja.eval.dataset.Table;
import naja.eval.metric.ClusterAgreement;

/// `/clustering`: the agreement of given cluster labels with the classes of the test rows.
final class ClusterCases implements CaseProvider {
  @Override
  public String name() {
    return "clustering";
  }

  @Override
  public void answer(CaseFolder folder, CaseAnswers answers) {
    Table clusters = folder.table("clusters_test.csv");
    put("kmeans_labels_given", agreement(folder, clusters, "kmeans"), answers);
    put("ward_on_l2n_given", agreement(folder, clusters, "ward"), answers);
  }

  private static ClusterAgreement agreement(CaseFolder folder, Table clusters, String column) {
    return ClusterAgreement.of(folder.test().taxonIds(), clusters.column(column));
  }

  private static void put(String name, ClusterAgreement agreement, CaseAnswers answers) {
    String at = "/clustering/" + name;
    answers.put(at + "/AMI_arithmetic", agreement.ami());
    answers.put(at + "/AMI_max", agreement.amiMax());
    answers.put(at + "/MI_nats", agreement.mutualInformation());
    answers.put(at + "/EMI_nats", agreement.expectedMutualInformation());
    answers.put(at + "/H_true", agreement.classEntropy());
    answers.put(at + "/H_cluster", agreement.clusterEntropy());
    answers.put(at + "/NMI_arithmetic", agreement.nmi());
    answers.put(at + "/ARI", agreement.adjustedRand());
  }
}
