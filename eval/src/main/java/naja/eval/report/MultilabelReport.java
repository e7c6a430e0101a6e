package naja.eval.report;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/// How well a multi-label probe names traits.
///
/// @param results one per seed and threshold; scores `macro_f1`, `macro_f1_present_only` and
///   `exact_match`
/// @param traits one per trait, in the order of the table
/// @param curves training losses, one list per round and seed
/// @param trained photos that every round trains on
/// @param notes what else a reader should know
public record MultilabelReport(
    List<ScoreReport> results,
    List<Trait> traits,
    List<Curve> curves,
    List<Integer> trained,
    List<String> notes)
    implements Report {
  public MultilabelReport {
    results = List.copyOf(results);
    traits = List.copyOf(traits);
    curves = List.copyOf(curves);
    trained = List.copyOf(trained);
    notes = List.copyOf(notes);
  }

  /// One trait.
  ///
  /// @param there photos asked about that have it
  /// @param f1 of every result, 0 where it is undefined
  public record Trait(String name, int there, List<Double> f1) {
    public Trait {
      f1 = List.copyOf(f1);
    }
  }

  /// How a training went.
  ///
  /// @param round of the split, from 1
  /// @param losses mean binary cross-entropy of every epoch
  public record Curve(int round, long seed, List<Double> losses) {
    public Curve {
      losses = List.copyOf(losses);
    }
  }

  @Override
  public String toTable() {
    StringBuilder table = new StringBuilder(ScoreTable.of(results).toTable());
    table.append(line("trained on", numbers(trained) + " photos"));
    notes.forEach(note -> table.append(line("note", note)));
    table.append(String.format("%ntrait                     there  F1 (%s)%n", first()));
    traits.forEach(trait ->
        table.append(
            String.format(
                Locale.ROOT, "%-24s  %5d  %.4f%n", trait.name, trait.there, trait.f1.getFirst())));
    return table.toString();
  }

  private String first() {
    return results.getFirst().variant();
  }

  private static String numbers(List<Integer> values) {
    return values.stream().map(String::valueOf).collect(Collectors.joining(", "));
  }

  private static String line(String name, String text) {
    return String.format("%-12s %s%n", name, text);
  }
}
