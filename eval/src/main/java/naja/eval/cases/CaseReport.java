package naja.eval.cases;

import java.util.ArrayList;
import java.util.List;

/// The outcome of every check of a folder.
public final class CaseReport {
  private final List<CaseLine> lines;

  CaseReport(List<CaseLine> lines) {
    this.lines = List.copyOf(lines);
  }

  public long passed() {
    return lines.stream().filter(CaseLine::passed).count();
  }

  public long failed() {
    return lines.size() - passed();
  }

  /// Whether there were checks, and none failed.
  public boolean holds() {
    return failed() == 0 && passed() > 0;
  }

  /// The lines of failed checks.
  public List<String> failures() {
    return lines.stream().filter(line -> !line.passed()).map(CaseLine::text).toList();
  }

  /// One line per check, and `N passed, M failed` as the last one.
  public List<String> text() {
    List<String> text = new ArrayList<>(lines.stream().map(CaseLine::text).toList());
    text.add("%d passed, %d failed".formatted(passed(), failed()));
    return text;
  }
}
