package naja.indexer;

import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/// The account of one run.
///
/// @param embedded photos embedded in this run
/// @param skipped photos that were in the gallery already, unchanged
/// @param failed photos that cannot be used, known from earlier runs or found in this one
/// @param total photos of the collection
/// @param relabelled skipped photos whose label or provenance was brought up to date
/// @param unlisted photos whose label the taxa do not hold
/// @param interrupted whether the run was stopped before its end
/// @param duplicates photos met in this run that show what another one shows already
/// @param leftOut duplicates that are not in the gallery for that reason
/// @param workforce the workers that did it
/// @param seconds time that passed from the first photo to the last commit
public record RunReport(
    long embedded,
    long skipped,
    long failed,
    long total,
    long relabelled,
    long unlisted,
    boolean interrupted,
    double seconds,
    StageTimes stages,
    long duplicates,
    long leftOut,
    Workforce workforce) {
  /// The account of a run that needs no workers and looks for no duplicates.
  public RunReport(
      long embedded,
      long skipped,
      long failed,
      long total,
      long relabelled,
      long unlisted,
      boolean interrupted,
      double seconds,
      StageTimes stages) {
    this(
        embedded,
        skipped,
        failed,
        total,
        relabelled,
        unlisted,
        interrupted,
        seconds,
        stages,
        0,
        0,
        Workforce.NONE);
  }

  /// How a run ended.
  public enum Outcome {
    /// Every photo of the collection is in the gallery.
    DONE,
    /// Every photo but those that cannot be used.
    DONE_WITH_FAILED_PHOTOS,
    /// Stopped before the end; the same command goes on from there.
    INTERRUPTED
  }

  /// How the run ended; each outcome has an exit code of its own.
  public Outcome outcome() {
    if (interrupted) {
      return Outcome.INTERRUPTED;
    }
    return failed > 0 ? Outcome.DONE_WITH_FAILED_PHOTOS : Outcome.DONE;
  }

  /// The report as a JSON object; `seconds_per_stage` is time that passed and
  /// `cpu_seconds_per_stage` processor time, both summed over workers; `share_per_stage` is the
  /// part of all workers' time that a stage took: the largest one limits the run. `workers` is how
  /// many there were in the end, of `workers_at_most`; `encoder_idle` is the part of the time in
  /// which the encoder could have taken another batch.
  public String toJson() {
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("embedded", embedded);
    values.put("skipped", skipped);
    values.put("failed", failed);
    values.put("total", total);
    values.put("relabelled", relabelled);
    values.put("unlisted", unlisted);
    values.put("duplicates", duplicates);
    values.put("left_out", leftOut);
    values.put("interrupted", interrupted);
    values.put("seconds", Math.round(seconds * 1e3) / 1e3);
    if (workforce.most() > 0) {
      values.put("workers", workforce.settled());
      values.put("workers_at_most", workforce.most());
      values.put("encoder_idle", Math.round(workforce.encoderIdle() * 1e3) / 1e3);
    }
    values.put("share_per_stage", StageTimes.byCode(stages.shares()));
    values.put("seconds_per_stage", StageTimes.byCode(stages.wall()));
    values.put("cpu_seconds_per_stage", StageTimes.byCode(stages.cpu()));
    return JsonMapper.builder()
        .enable(SerializationFeature.INDENT_OUTPUT)
        .build()
        .writeValueAsString(values);
  }
}
