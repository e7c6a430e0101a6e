package naja.eval.split;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Comparator;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import naja.eval.dataset.DatasetException;
import naja.eval.dataset.Named;
import org.jspecify.annotations.Nullable;

/// Who is asked about and who may answer, photo by photo, in one round or several. Only splits that
/// can be evaluated exist: every round asks about something, and every photo that is asked about
/// has a reference of its taxon, unless the taxon is held out on purpose.
///
/// @param heldOut taxa that are asked about without references, as in an open-set evaluation
/// @param rows one per photo, each with a role for every round
public record Split(Origin origin, Hides hides, Set<String> heldOut, List<Row> rows) {
  /// Where a split comes from.
  ///
  /// @param rule text of the rule, as [SplitPlan] reads it
  /// @param seed of the draw; null where nothing is drawn
  /// @param encoder id of the encoder of the data it was drawn on
  /// @param generation of the gallery it was drawn on; 0 for stored embeddings
  public record Origin(String rule, @Nullable Long seed, String encoder, long generation) {}

  /// A photo and what it does.
  ///
  /// @param roles one per round
  public record Row(String imageId, String observationId, String taxonId, List<Role> roles) {
    public Row {
      roles = List.copyOf(roles);
    }
  }

  /// Checks that the split can be evaluated.
  ///
  /// @throws DatasetException naming the photos without references, or the round that asks about
  ///   nothing
  public Split {
    heldOut = Set.copyOf(heldOut);
    rows = List.copyOf(rows);
    requireRows(origin, rows);
    for (int round = 0; round < rows.getFirst().roles().size(); round++) {
      requireTests(origin, rows, round);
      new ReferenceCheck(rows, round, hides, heldOut).require(origin.rule());
    }
  }

  /// How often photos are asked about: the folds, the repeats, or 1.
  public int rounds() {
    return rows.getFirst().roles().size();
  }

  /// The image ids that are asked about in a round, from 0, in the order of the rows.
  public Set<String> tests(int round) {
    return images(row -> row.roles().get(round).isTest());
  }

  /// The image ids that may answer in a round, from 0, in the order of the rows.
  public Set<String> references(int round) {
    return images(row -> row.roles().get(round).isReference());
  }

  /// How many photos are asked about, over all rounds.
  public long asked() {
    return rows.stream().flatMap(row -> row.roles().stream()).filter(Role::isTest).count();
  }

  /// How many rows have a role in a round, from 0.
  public long count(int round, Role role) {
    return rows.stream().filter(row -> row.roles().get(round) == role).count();
  }

  /// SHA-256 over hides, held-out taxa and the rows by image id: equal for equal splits, however
  /// they are ordered and stored.
  public String sha256() {
    MessageDigest digest = digest();
    add(digest, hides.code() + '\t' + String.join("\t", new TreeSet<>(heldOut)));
    for (Row row : rows.stream().sorted(Comparator.comparing(Row::imageId)).toList()) {
      String roles = row.roles().stream().map(Role::code).collect(Collectors.joining("\t"));
      add(digest, String.join("\t", row.imageId(), row.observationId(), row.taxonId(), roles));
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  private Set<String> images(Predicate<Row> chosen) {
    return rows.stream()
        .filter(chosen)
        .map(Row::imageId)
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  private static void requireRows(Origin origin, List<Row> rows) {
    if (rows.isEmpty() || rows.getFirst().roles().isEmpty()) {
      throw new DatasetException("split %s names no photo".formatted(origin.rule()));
    }
    Set<String> seen = new HashSet<>();
    Map<Boolean, List<Row>> twice =
        rows.stream().collect(Collectors.partitioningBy(row -> seen.add(row.imageId())));
    List<Row> again = twice.getOrDefault(false, List.of());
    if (!again.isEmpty()) {
      throw new DatasetException(
          "split %s names photos twice: %s; a photo has one row"
              .formatted(origin.rule(), Named.first(again.stream().map(Row::imageId).toList())));
    }
    int rounds = rows.getFirst().roles().size();
    if (rows.stream().anyMatch(row -> row.roles().size() != rounds)) {
      throw new IllegalArgumentException("every row of a split has a role for each round");
    }
  }

  private static void requireTests(Origin origin, List<Row> rows, int round) {
    if (rows.stream().noneMatch(row -> row.roles().get(round).isTest())) {
      throw new DatasetException(
          "split %s asks about no photo%s: the test set is empty; it needs taxa with 2 observations or more"
              .formatted(
                  origin.rule(),
                  rows.getFirst().roles().size() == 1 ? "" : " in round " + (round + 1)));
    }
  }

  private static void add(MessageDigest digest, String line) {
    digest.update(line.getBytes(StandardCharsets.UTF_8));
    digest.update((byte) '\n');
  }

  private static MessageDigest digest() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
