package naja.eval.cases;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// The outcome of one check.
///
/// @param subject a JSON pointer, or `column` and a name
/// @param remark the tolerance, or what is wrong
record CaseLine(boolean passed, String subject, String expected, String got, String remark) {
  private static final int WIDTH = 60;

  static CaseLine ofColumn(boolean passed, String name, String expected, String got) {
    return new CaseLine(passed, "column " + name, expected, got, "every row");
  }

  static CaseLine ofValue(
      boolean passed, String pointer, JsonNode expected, @Nullable JsonNode got, String remark) {
    return new CaseLine(
        passed,
        pointer,
        expected.isMissingNode() ? "nothing" : brief(expected),
        got == null ? "nothing" : brief(got),
        remark);
  }

  /// One line for people and for `grep`.
  String text() {
    return "%s  %s  expected %s  got %s  (%s)"
        .formatted(passed ? "pass" : "FAIL", subject, expected, got, remark);
  }

  private static String brief(JsonNode value) {
    String text = value.toString();
    return text.length() <= WIDTH ? text : text.substring(0, WIDTH) + "…]";
  }
}
