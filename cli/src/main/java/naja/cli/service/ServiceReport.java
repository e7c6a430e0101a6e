package naja.cli.service;

import java.util.List;
import java.util.Locale;
import naja.eval.report.Report;

/// What became of the photos of a split on their three ways: through the Identifier, over HTTP, and
/// through the evaluation.
///
/// @param asked what was sent: `photos` or `embeddings`
/// @param split text of the rule
/// @param n photos asked about, over all rounds
/// @param identifier shares of hits at 1, 3 and 5, answered by the Identifier
/// @param http the same over HTTP
/// @param evaluation the same by the prototype protocol
/// @param differing photos whose answers differ, with what was answered
public record ServiceReport(
    String asked,
    String split,
    String splitSha256,
    int n,
    List<Double> identifier,
    List<Double> http,
    List<Double> evaluation,
    List<Difference> differing)
    implements Report {
  private static final int NAMED = 20;

  /// A photo that was not answered the same everywhere.
  ///
  /// @param way who differs from the Identifier: `http` or `evaluation`
  public record Difference(String imageId, String way, String identifier, String other) {}

  public ServiceReport {
    identifier = List.copyOf(identifier);
    http = List.copyOf(http);
    evaluation = List.copyOf(evaluation);
    differing = List.copyOf(differing);
  }

  /// Whether all three agree.
  public boolean holds() {
    return differing.isEmpty() && identifier.equals(http) && identifier.equals(evaluation);
  }

  @Override
  public String toTable() {
    StringBuilder table = new StringBuilder();
    table.append(
        String.format(
            Locale.ROOT,
            """
            split        %s, sha256 %.12s
            asked        %d %s
                         top-1   top-3   top-5
            identifier   %s
            http         %s
            prototypes   %s
            """,
            split,
            splitSha256,
            n,
            asked,
            line(identifier),
            line(http),
            line(evaluation)));
    differing.stream()
        .limit(NAMED)
        .forEach(each ->
            table.append(
                "differs      %s: identifier %s, %s %s%n"
                    .formatted(each.imageId(), each.identifier(), each.way(), each.other())));
    table.append(
        differing.isEmpty()
            ? "all answers are equal%n".formatted()
            : "%d answers differ%n".formatted(differing.size()));
    return table.toString();
  }

  private static String line(List<Double> shares) {
    return String.format(
        Locale.ROOT, "%.4f  %.4f  %.4f", shares.get(0), shares.get(1), shares.get(2));
  }
}
