package naja.eval.cases;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import naja.testkit.TestData;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The reference folder itself, where it is present.
class ReferenceCasesIT {
  private static CaseReport report;

  /// Computes everything once for all tests.
  @BeforeAll
  static void compute() {
    report = CaseRun.of(CaseFolder.open(TestData.require("cases")), _ -> {});
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/prototypes/",
        "/knn/",
        "/retrieval/",
        "/clustering/",
        "/edge/",
        "/snakeclef/",
        "column proto_",
        "column simpleshot_",
        "column knn",
        "/logistic_regression/",
        "/linear_probe_birder_",
        "/svm/",
        "/mlp_probe/",
        "column logreg_",
        "column linearsvc_"
      })
  void of_referenceFolder_everyCheckOfThisPartHolds(String part) {
    List<String> lines = report.text().stream().filter(line -> line.contains("  " + part)).toList();
    assertThat(lines).isNotEmpty().allMatch(line -> line.startsWith("pass"));
  }

  @Test
  void of_referenceFolder_everythingHolds() {
    assertThat(report.text()).noneMatch(line -> line.startsWith("FAIL"));
    assertThat(report.holds()).isTrue();
  }

  @Test
  void of_referenceFolder_countsEveryCheckAndColumn() {
    assertThat(report.passed() + report.failed()).isEqualTo(468 + 30);
  }
}
