package naja.eval.split;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import naja.eval.dataset.DatasetException;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVPrinter;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// A split in a file: a first line `# {…}` with JSON, then CSV in UTF-8 with a header.
///
/// The JSON holds `naja_split` (1, the version), `rule`, `seed` (null where nothing is drawn),
/// `hides` (`image` | `observation`: what an answer may not see besides), `held_out` (taxon ids),
/// `encoder` and `generation` of the data that it was drawn on, `photos`, `rounds`, and `sha256` of
/// [Split#sha256()]. The columns are `image_id`, `observation_id`, `taxon_id` and one per round,
/// `round_1` and so on, with `test`, `reference`, `both` or `unused`.
///
/// A file without the first line is taken too: the rule is then the file's name, and an answer may
/// see everything but the photo itself.
public final class SplitFile {
  private static final int VERSION = 1;
  private static final List<String> KEYS = List.of("image_id", "observation_id", "taxon_id");
  private static final String ROUND = "round_";

  private final Path file;

  private SplitFile(Path file) {
    this.file = file;
  }

  /// Writes a split, over a file that is there.
  public static void write(Split split, Path file) {
    try (BufferedWriter writer = Files.newBufferedWriter(file, StandardCharsets.UTF_8)) {
      writer.write("# " + JsonMapper.shared().writeValueAsString(header(split)) + "\n");
      CSVPrinter csv =
          new CSVPrinter(writer, CSVFormat.DEFAULT.builder().setRecordSeparator('\n').get());
      csv.printRecord(columns(split.rounds()));
      for (Split.Row row : split.rows()) {
        List<String> cells =
            new ArrayList<>(List.of(row.imageId(), row.observationId(), row.taxonId()));
        row.roles().forEach(role -> cells.add(role.code()));
        csv.printRecord(cells);
      }
      csv.flush();
    } catch (IOException e) {
      throw new DatasetException("cannot write split file " + file + ": " + e, e);
    }
  }

  /// Reads a split.
  ///
  /// @throws DatasetException naming the line and what is wrong with it, or that the rows are not
  ///   those that the header was written for
  public static Split read(Path file) {
    return new SplitFile(file).read();
  }

  private Split read() {
    try (BufferedReader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
      reader.mark(1 << 22);
      String first = reader.readLine();
      if (first == null || !first.startsWith("#")) {
        reader.reset();
        return body(reader, JsonMapper.shared().createObjectNode(), 0);
      }
      JsonNode header = header(first.substring(1));
      Split split = body(reader, header, 1);
      requireSame(split, header);
      return split;
    } catch (IOException | UncheckedIOException e) {
      throw new DatasetException("cannot read split file " + file + ": " + e, e);
    }
  }

  private static List<String> columns(int rounds) {
    List<String> columns = new ArrayList<>(KEYS);
    for (int round = 1; round <= rounds; round++) {
      columns.add(ROUND + round);
    }
    return columns;
  }

  private static ObjectNode header(Split split) {
    ObjectNode header = JsonMapper.shared().createObjectNode();
    Split.Origin origin = split.origin();
    header.put("naja_split", VERSION);
    header.put("rule", origin.rule());
    header.put("seed", origin.seed());
    header.put("hides", split.hides().code());
    var heldOut = header.putArray("held_out");
    new TreeSet<>(split.heldOut()).forEach(heldOut::add);
    header.put("encoder", origin.encoder());
    header.put("generation", origin.generation());
    header.put("photos", split.rows().size());
    header.put("rounds", split.rounds());
    header.put("sha256", split.sha256());
    return header;
  }

  private JsonNode header(String json) {
    try {
      JsonNode header = JsonMapper.shared().readTree(json);
      if (header.path("naja_split").asInt(0) != VERSION) {
        throw new DatasetException(
            "%s line 1 must say {\"naja_split\":%d,...}; draw the split again with naja eval split"
                .formatted(file, VERSION));
      }
      return header;
    } catch (JacksonException e) {
      throw new DatasetException(
          "%s line 1 is not JSON: %s".formatted(file, e.getOriginalMessage()), e);
    }
  }

  /// @param before lines that have been read
  private Split body(BufferedReader reader, JsonNode header, int before) throws IOException {
    CSVFormat format = CSVFormat.DEFAULT.builder().setHeader().setSkipHeaderRecord(true).get();
    try (CSVParser parser = CSVParser.parse(reader, format)) {
      List<String> names = parser.getHeaderNames();
      int rounds = rounds(names);
      List<Split.Row> rows = new ArrayList<>();
      for (CSVRecord row : parser) {
        rows.add(row(row, names, rounds, before + parser.getCurrentLineNumber()));
      }
      return new Split(origin(header), hides(header), heldOut(header), rows);
    }
  }

  private int rounds(List<String> names) {
    int rounds = (int) names.stream().filter(name -> name.startsWith(ROUND)).count();
    if (rounds == 0 || !new HashSet<>(names).equals(new HashSet<>(columns(rounds)))) {
      throw new DatasetException(
          "%s must have the columns %s, %s1, %s2 and so on, got %s"
              .formatted(file, String.join(", ", KEYS), ROUND, ROUND, names));
    }
    return rounds;
  }

  private Split.Row row(CSVRecord row, List<String> names, int rounds, long line) {
    if (row.size() != names.size()) {
      throw new DatasetException(
          "%s line %d has %d cells where the header has %d"
              .formatted(file, line, row.size(), names.size()));
    }
    List<Role> roles = new ArrayList<>();
    for (int round = 1; round <= rounds; round++) {
      String cell = row.get(ROUND + round);
      roles.add(
          Role.of(cell)
              .orElseThrow(() ->
                  new DatasetException(
                      "%s line %d: a role is test, reference, both or unused, got '%s'"
                          .formatted(file, line, cell))));
    }
    return new Split.Row(row.get(KEYS.get(0)), row.get(KEYS.get(1)), row.get(KEYS.get(2)), roles);
  }

  private Split.Origin origin(JsonNode header) {
    JsonNode seed = header.path("seed");
    @Nullable Long drawnWith = seed.isIntegralNumber() ? seed.longValue() : null;
    return new Split.Origin(
        header.path("rule").asString(String.valueOf(file.getFileName())),
        drawnWith,
        header.path("encoder").asString("not-recorded"),
        header.path("generation").asLong(0));
  }

  private Hides hides(JsonNode header) {
    String code = header.path("hides").asString(Hides.IMAGE.code());
    return Hides.of(code)
        .orElseThrow(() ->
            new DatasetException(
                "%s line 1: hides is image or observation, got '%s'".formatted(file, code)));
  }

  private static Set<String> heldOut(JsonNode header) {
    Set<String> taxa = new TreeSet<>();
    header.path("held_out").forEach(taxon -> taxa.add(taxon.asString("")));
    return taxa;
  }

  private void requireSame(Split split, JsonNode header) {
    String written = header.path("sha256").asString("");
    if (!written.isEmpty() && !written.equals(split.sha256())) {
      throw new DatasetException(
          "the rows of %s are not those that its first line was written for (sha256 %s, got %s); if they were changed on purpose, take the first line away"
              .formatted(file, written, split.sha256()));
    }
  }
}
