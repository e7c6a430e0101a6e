package naja.eval.split;

import java.util.List;

/// The first few of many names, for messages.
final class Named {
  private static final int SHOWN = 10;

  private Named() {}

  static String first(List<String> names) {
    String shown = String.join(", ", names.subList(0, Math.min(SHOWN, names.size())));
    return names.size() > SHOWN ? shown + " and %d more".formatted(names.size() - SHOWN) : shown;
  }
}
