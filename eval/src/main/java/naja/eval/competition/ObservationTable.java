package naja.eval.competition;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import naja.eval.dataset.DatasetException;
import naja.eval.dataset.Named;
import naja.eval.dataset.Table;
import org.jspecify.annotations.Nullable;

/// Reads the metadata of SnakeCLEF and FungiCLEF: `observation_id` (or `observationID`),
/// `image_path` (or `filename`, `path`) and, where it is known, `class_id`; one row per photo.
///
/// The truth of an observation is that of its first row, as the organisers' scripts have it; `-1`
/// is the unknown species.
public final class ObservationTable {
  private static final List<String> OBSERVATION = List.of("observation_id", "observationID");
  private static final List<String> PHOTO = List.of("image_path", "filename", "path");
  private static final List<String> TAXON = List.of("class_id");

  private final Path file;
  private final Table table;

  private ObservationTable(Path file) {
    this.file = file;
    table = Table.read(file);
  }

  /// The observations in the order of their first rows.
  ///
  /// @param photos the folder that photo paths are relative to
  /// @throws DatasetException naming the file, and the row of a path that leads out of the folder
  ///   or without an observation
  public static List<CompetitionObservation> read(Path file, Path photos) {
    return new ObservationTable(file).observations(photos);
  }

  /// The true taxon of every observation that has one.
  ///
  /// @throws DatasetException if the table has no such columns, or naming the rows without an
  ///   observation
  public static Map<String, String> truths(Path file) {
    ObservationTable table = new ObservationTable(file);
    List<String> ids = table.observationIds();
    List<String> taxa = table.required(TAXON);
    Map<String, String> truths = new LinkedHashMap<>();
    for (int row = 0; row < ids.size(); row++) {
      if (!taxa.get(row).isBlank()) {
        truths.putIfAbsent(ids.get(row), taxa.get(row));
      }
    }
    return truths;
  }

  private List<CompetitionObservation> observations(Path folder) {
    List<String> ids = observationIds();
    List<String> paths = required(PHOTO);
    List<String> taxa = table.has(TAXON.getFirst()) ? table.column(TAXON.getFirst()) : List.of();
    Map<String, List<Path>> photos = new LinkedHashMap<>();
    Map<String, String> truths = new LinkedHashMap<>();
    for (int row = 0; row < ids.size(); row++) {
      photos
          .computeIfAbsent(ids.get(row), _ -> new ArrayList<>())
          .add(inside(folder, paths.get(row), row));
      if (!taxa.isEmpty() && !taxa.get(row).isBlank()) {
        truths.putIfAbsent(ids.get(row), taxa.get(row));
      }
    }
    if (photos.isEmpty()) {
      throw new DatasetException(file + " asks about no photo: it has no rows");
    }
    return photos.entrySet().stream()
        .map(entry ->
            new CompetitionObservation(
                entry.getKey(), entry.getValue(), truths.get(entry.getKey())))
        .toList();
  }

  private List<String> observationIds() {
    List<String> ids = required(OBSERVATION);
    List<String> blank =
        IntStream.range(0, ids.size())
            .filter(row -> ids.get(row).isBlank())
            .mapToObj(row -> Integer.toString(row + 1))
            .toList();
    if (!blank.isEmpty()) {
      throw new DatasetException(
          "%s: %d rows have no observation id: row %s; give every photo the id of its observation"
              .formatted(file, blank.size(), Named.first(blank)));
    }
    return ids;
  }

  private Path inside(Path folder, String path, int row) {
    Path root = folder.toAbsolutePath().normalize();
    Path photo = root.resolve(path).normalize();
    if (path.isBlank() || !photo.startsWith(root)) {
      throw new DatasetException(
          "%s row %d: '%s' is no photo below %s; name the folder above all photos"
              .formatted(file, row + 1, path, folder));
    }
    return photo;
  }

  private List<String> required(List<String> names) {
    @Nullable String found = names.stream().filter(table::has).findFirst().orElse(null);
    return table.column(found == null ? names.getFirst() : found);
  }
}
