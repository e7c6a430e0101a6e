package naja.indexer;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/// What [EncodeBenchmark] measured.
///
/// @param photos photos indexed from files
/// @param workers threads that call the encoder
/// @param photosPerSecond from files into a gallery: read, decode, preprocess, thumbnail, encode,
///   write and commit
/// @param encoderPhotosPerSecond the encoder alone, on ready tensors
/// @param stages time from files, summed over the workers; threads that the encoder starts itself
///   are not in it
public record EncodeBenchmarkReport(
    String encoder,
    String provider,
    long photos,
    int workers,
    int batchSize,
    double photosPerSecond,
    double encoderPhotosPerSecond,
    StageTimes stages) {

  /// The share of the encoder's own speed that is left from files.
  public double ratio() {
    return photosPerSecond / encoderPhotosPerSecond;
  }

  /// The report as lines of text.
  public String toTable() {
    StringBuilder table = new StringBuilder();
    line(table, "encoder", encoder + " on " + provider);
    line(table, "photos", photos + " (" + workers + " workers, batches of " + batchSize + ")");
    line(table, "indexing", decimal(photosPerSecond) + " photos/s");
    line(table, "encoder alone", decimal(encoderPhotosPerSecond) + " photos/s");
    line(table, "ratio", decimal(ratio()));
    stages
        .cpu()
        .forEach((stage, seconds) ->
            line(table, "CPU " + stage.code(), decimal(1e3 * seconds / photos) + " ms per photo"));
    return table.toString();
  }

  /// The report as a JSON object.
  public String toJson() {
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("encoder", encoder);
    values.put("provider", provider);
    values.put("photos", photos);
    values.put("workers", workers);
    values.put("batch_size", batchSize);
    values.put("photos_per_second", rounded(photosPerSecond));
    values.put("encoder_photos_per_second", rounded(encoderPhotosPerSecond));
    values.put("ratio", rounded(ratio()));
    values.put("cpu_seconds_per_stage", StageTimes.byCode(stages.cpu()));
    values.put("seconds_per_stage", StageTimes.byCode(stages.wall()));
    return JsonMapper.builder()
        .enable(SerializationFeature.INDENT_OUTPUT)
        .build()
        .writeValueAsString(values);
  }

  private static double rounded(double value) {
    return Math.round(value * 1e3) / 1e3;
  }

  private static String decimal(double value) {
    return String.format(Locale.ROOT, "%.2f", value);
  }

  private static void line(StringBuilder table, String name, String value) {
    table.append("%-15s %s%n".formatted(name, value));
  }
}
