package naja.eval.cases;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import naja.eval.dataset.Table;
import tools.jackson.databind.JsonNode;

/// Computes everything that a folder's contract names and compares it.
///
/// A check fails when nothing is expected or computed at its pointer, or the two differ by more
/// than its tolerance. What is computed and expected but checked by nobody is a missing check, and
/// fails too: a contract cannot be met by shortening it.
public final class CaseRun {
  private final CaseFolder folder;
  private final CaseAnswers answers;
  private final JsonNode expected;
  private final JsonNode contract;
  private final List<CaseLine> lines = new ArrayList<>();

  private CaseRun(CaseFolder folder, CaseAnswers answers) {
    this.folder = folder;
    this.answers = answers;
    expected = folder.json("expected.json");
    contract = folder.json("checks.json");
  }

  /// Runs every provider on a folder.
  ///
  /// @param progress gets the name of each provider before it runs
  public static CaseReport of(CaseFolder folder, Consumer<String> progress) {
    CaseAnswers answers = new CaseAnswers();
    for (CaseProvider provider : CaseProviders.all()) {
      progress.accept(provider.name());
      provider.answer(folder, answers);
    }
    return compare(folder, answers);
  }

  /// Compares answers with a folder's contract.
  public static CaseReport compare(CaseFolder folder, CaseAnswers answers) {
    CaseRun run = new CaseRun(folder, answers);
    run.compareValues();
    run.compareColumns();
    return new CaseReport(run.lines);
  }

  private void compareValues() {
    Set<String> checked = new HashSet<>();
    for (JsonNode check : contract.path("checks")) {
      String pointer = check.path("pointer").asString();
      checked.add(pointer);
      lines.add(value(pointer, Tolerance.of(check)));
    }
    answers.pointers().stream()
        .filter(pointer -> !checked.contains(pointer) && !expected.at(pointer).isMissingNode())
        .map(this::unchecked)
        .forEach(lines::add);
  }

  private CaseLine value(String pointer, Tolerance tolerance) {
    JsonNode wanted = expected.at(pointer);
    JsonNode got = answers.value(pointer);
    boolean passed = got != null && tolerance.holds(wanted, got);
    return CaseLine.ofValue(passed, pointer, wanted, got, tolerance.toString());
  }

  private CaseLine unchecked(String pointer) {
    return CaseLine.ofValue(
        false, pointer, expected.at(pointer), answers.value(pointer), "missing in checks.json");
  }

  private void compareColumns() {
    Table predictions = folder.table("predictions.csv");
    Set<String> checked = new HashSet<>();
    for (JsonNode name : contract.path("columns_equal_to_predictions_csv")) {
      checked.add(name.asString());
      lines.add(column(name.asString(), predictions));
    }
    answers.columnNames().stream()
        .filter(name -> !checked.contains(name) && predictions.has(name))
        .map(name -> CaseLine.ofColumn(false, name, "a check", "missing in checks.json"))
        .forEach(lines::add);
  }

  private CaseLine column(String name, Table predictions) {
    List<String> got = answers.column(name);
    if (!predictions.has(name) || got == null) {
      return CaseLine.ofColumn(
          false,
          name,
          predictions.has(name) ? "a column" : "nothing",
          got == null ? "nothing" : "a column");
    }
    List<String> wanted = predictions.column(name);
    if (got.size() != wanted.size()) {
      return CaseLine.ofColumn(false, name, wanted.size() + " rows", got.size() + " rows");
    }
    for (int row = 0; row < got.size(); row++) {
      if (!got.get(row).equals(wanted.get(row))) {
        return CaseLine.ofColumn(false, name, wanted.get(row) + " in row " + row, got.get(row));
      }
    }
    return CaseLine.ofColumn(true, name, wanted.size() + " rows", got.size() + " equal rows");
  }
}
