package naja.indexer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class RunReportTest {
  private static RunReport report(long failed, boolean interrupted) {
    StageTimes stages = new StageTimes(Map.of(Stage.DECODE, 1.25), Map.of(Stage.DECODE, 1.0));
    return new RunReport(7, 2, failed, 10, 0, 0, interrupted, 3.5, stages);
  }

  @Test
  void toJson_report_holdsCountsAndSecondsPerStage() {
    JsonNode json = JsonMapper.shared().readTree(report(1, false).toJson());

    assertThat(json.get("embedded").asLong()).isEqualTo(7);
    assertThat(json.get("skipped").asLong()).isEqualTo(2);
    assertThat(json.get("failed").asLong()).isEqualTo(1);
    assertThat(json.get("total").asLong()).isEqualTo(10);
    assertThat(json.get("seconds").asDouble()).isEqualTo(3.5);
    assertThat(json.get("seconds_per_stage").get("decode").asDouble()).isEqualTo(1.25);
    assertThat(json.get("cpu_seconds_per_stage").get("decode").asDouble()).isEqualTo(1.0);
    assertThat(json.get("seconds_per_stage").propertyNames())
        .containsExactlyInAnyOrder("read", "decode", "preprocess", "thumbnail", "encode", "write");
  }

  @Test
  void toJson_workers_tellsOnHowManyItSettled() {
    RunReport run =
        new RunReport(
            7, 0, 0, 7, 0, 0, false, 3.5, StageTimes.none(), 0, 0, new Workforce(12, 18, 0.03125));

    JsonNode json = JsonMapper.shared().readTree(run.toJson());

    assertThat(json.get("workers").asInt()).isEqualTo(12);
    assertThat(json.get("workers_at_most").asInt()).isEqualTo(18);
    assertThat(json.get("encoder_idle").asDouble()).isEqualTo(0.031);
    assertThat(JsonMapper.shared().readTree(report(0, false).toJson()).has("workers")).isFalse();
  }

  @Test
  void outcome_runs_areToldApart() {
    assertThat(report(0, false).outcome()).isEqualTo(RunReport.Outcome.DONE);
    assertThat(report(1, false).outcome()).isEqualTo(RunReport.Outcome.DONE_WITH_FAILED_PHOTOS);
    assertThat(report(1, true).outcome()).isEqualTo(RunReport.Outcome.INTERRUPTED);
  }
}
