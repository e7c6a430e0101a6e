package naja.cli.command;

import java.util.EnumSet;
import java.util.Locale;
import java.util.stream.Collectors;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/// A constant as a word of the command line: `MEAN_EMBEDDING` is `mean-embedding`.
final class Choice {
  private Choice() {}

  /// The constant that an option names.
  ///
  /// @throws ParameterException if there is no such constant, naming those there are
  static <E extends Enum<E>> E of(CommandSpec command, Class<E> type, String option, String word) {
    return Misuse.checked(
        command,
        () ->
            EnumSet.allOf(type).stream()
                .filter(constant -> word(constant).equals(word.strip()))
                .findFirst()
                .orElseThrow(() ->
                    new IllegalArgumentException(
                        "%s must be %s, got %s".formatted(option, words(type), word))));
  }

  private static <E extends Enum<E>> String words(Class<E> type) {
    return EnumSet.allOf(type).stream().map(Choice::word).collect(Collectors.joining(" | "));
  }

  private static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
