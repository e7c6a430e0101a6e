package naja.eval.split;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import naja.eval.dataset.DatasetException;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;

/// Lists leaks in a file: JSON where its name ends so, CSV otherwise, with the same names of
/// columns: those of [Leak] in snake case.
public final class LeakFile {
  private static final JsonMapper JSON =
      JsonMapper.builder()
          .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
          .disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
          .build();

  private LeakFile() {}

  /// Writes an audit, over a file that is there.
  public static void write(LeakAudit audit, Path file) {
    try (BufferedWriter writer = Files.newBufferedWriter(file, StandardCharsets.UTF_8)) {
      if (file.toString().toLowerCase(Locale.ROOT).endsWith(".json")) {
        writer.write(JSON.writerWithDefaultPrettyPrinter().writeValueAsString(audit) + "\n");
        return;
      }
      CSVPrinter csv =
          new CSVPrinter(writer, CSVFormat.DEFAULT.builder().setRecordSeparator('\n').get());
      csv.printRecord(
          "round",
          "image_id",
          "reference_id",
          "cosine",
          "references",
          "same_observation",
          "same_content",
          "nearly_same");
      for (Leak leak : audit.leaks()) {
        csv.printRecord(
            leak.round(),
            leak.imageId(),
            leak.referenceId(),
            String.format(Locale.ROOT, "%.6f", leak.cosine()),
            leak.references(),
            leak.sameObservation(),
            leak.sameContent(),
            leak.nearlySame());
      }
      csv.flush();
    } catch (IOException e) {
      throw new DatasetException("cannot write leaks to " + file + ": " + e, e);
    }
  }
}
