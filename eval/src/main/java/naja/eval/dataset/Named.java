package naja.eval.dataset;

import java.util.List;

/// The first few of many names, for messages.
public final class Named {
  private static final int SHOWN = 10;

  private Named() {}

  /// At most ten of them, and how many more there are.
  public static String first(List<String> names) {
    String shown = String.join(", ", names.subList(0, Math.min(SHOWN, names.size())));
    return names.size() > SHOWN ? shown + " and %d more".formatted(names.size() - SHOWN) : shown;
  }

  /// Adds a problem where there are names of what has it.
  ///
  /// @param message takes their number and the first of them
  public static void problem(List<String> problems, String message, List<String> names) {
    if (!names.isEmpty()) {
      problems.add(message.formatted(names.size(), first(names)));
    }
  }
}
