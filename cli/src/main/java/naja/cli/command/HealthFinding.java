package naja.cli.command;

import java.util.List;
import java.util.Locale;

/// One line of the doctor's report.
///
/// @param check what was looked at
/// @param detail what was found, and the way out where something is wrong
record HealthFinding(String check, Health health, String detail) {
  /// How it stands.
  enum Health {
    OK,
    /// It works, but not as well as it could.
    WARNING,
    /// It does not work.
    PROBLEM
  }

  static HealthFinding ok(String check, String detail) {
    return new HealthFinding(check, Health.OK, detail);
  }

  static HealthFinding warning(String check, String detail) {
    return new HealthFinding(check, Health.WARNING, detail);
  }

  static HealthFinding problem(String check, String detail) {
    return new HealthFinding(check, Health.PROBLEM, detail);
  }

  /// The findings as a table.
  static TextTable table(List<HealthFinding> findings) {
    TextTable table = new TextTable("check", "health", "detail");
    findings.forEach(finding ->
        table.add(
            finding.check(), finding.health().name().toLowerCase(Locale.ROOT), finding.detail()));
    return table;
  }
}
