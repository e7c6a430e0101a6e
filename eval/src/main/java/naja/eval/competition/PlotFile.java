package naja.eval.competition;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import naja.eval.dataset.DatasetException;

/// Plots with their species as PlantCLEF has them: `plot_id;species_ids`, one row per plot, the ids
/// as `[id, id]` without quotes.
public final class PlotFile {
  private static final String HEADER = "plot_id;species_ids";
  private static final Pattern ROW = Pattern.compile("\"?([^;\"]+)\"?;\"?\\[([^\\]]*)\\]\"?");

  private PlotFile() {}

  /// Writes plots in order, over a file that is there once what was written has passed the check.
  ///
  /// @param plots the species of every plot
  /// @param taxa every id that may be answered
  public static void write(Path file, Map<String, List<String>> plots, Set<String> taxa) {
    Draft.write(
        file,
        writer -> {
          writer.write(HEADER + "\n");
          for (var plot : plots.entrySet()) {
            writer.write(plot.getKey() + ";[" + String.join(", ", plot.getValue()) + "]\n");
          }
        },
        draft -> check(draft, plots.keySet(), taxa));
  }

  /// Reads plots; `[]` shows nothing.
  ///
  /// @throws DatasetException naming the line that is no row, or has a plot or a species twice
  public static Map<String, List<String>> read(Path file) {
    try (BufferedReader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
      String header = reader.readLine();
      if (header == null || !header.replace("\"", "").equals(HEADER)) {
        throw new DatasetException("%s line 1 must be %s, got %s".formatted(file, HEADER, header));
      }
      Map<String, List<String>> plots = new LinkedHashMap<>();
      int line = 1;
      for (String row = reader.readLine(); row != null; row = reader.readLine()) {
        add(plots, row, "%s line %d".formatted(file, ++line));
      }
      return plots;
    } catch (IOException e) {
      throw new DatasetException("cannot read " + file + ": " + e, e);
    }
  }

  /// Checks a file: every plot has one row, none other has, and species are known taxon ids.
  ///
  /// @throws DatasetException naming what breaks a rule
  public static void check(Path file, Set<String> plots, Set<String> taxa) {
    Map<String, List<String>> rows = read(file);
    if (!rows.keySet().equals(plots)) {
      throw new DatasetException(
          "%s must have one row for each of %d plots, got %d"
              .formatted(file, plots.size(), rows.size()));
    }
    rows.forEach((plot, species) -> {
      List<String> strangers = species.stream().filter(id -> !taxa.contains(id)).toList();
      if (!strangers.isEmpty()) {
        throw new DatasetException(
            "%s: plot %s has %s, which are no taxon ids".formatted(file, plot, strangers));
      }
    });
  }

  private static void add(Map<String, List<String>> plots, String row, String where) {
    Matcher matcher = ROW.matcher(row.strip());
    if (!matcher.matches()) {
      throw new DatasetException("%s must be plot_id;[id, id], got %s".formatted(where, row));
    }
    String ids = matcher.group(2).strip();
    List<String> species =
        ids.isEmpty() ? List.of() : Arrays.stream(ids.split(",", -1)).map(String::strip).toList();
    if (species.stream().distinct().count() < species.size() || species.contains("")) {
      throw new DatasetException("%s names a species twice or none: %s".formatted(where, row));
    }
    if (plots.put(matcher.group(1), species) != null) {
      throw new DatasetException("%s has plot %s again".formatted(where, matcher.group(1)));
    }
  }
}
