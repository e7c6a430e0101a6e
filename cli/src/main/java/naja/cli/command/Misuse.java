package naja.cli.command;

import java.util.function.Supplier;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/// Turns a refused option value into a complaint about the command line.
final class Misuse {
  private Misuse() {}

  /// Makes a value of options; never for work on data, whose failures are not the command line's.
  ///
  /// @throws ParameterException with the message of the [IllegalArgumentException] that the value's
  ///   own checks throw
  static <T> T checked(CommandSpec command, Supplier<T> value) {
    try {
      return value.get();
    } catch (IllegalArgumentException e) {
      throw new ParameterException(command.commandLine(), String.valueOf(e.getMessage()), e);
    }
  }

  /// Checks options.
  ///
  /// @throws ParameterException as the other
  static void check(CommandSpec command, Runnable check) {
    checked(
        command,
        () -> {
          check.run();
          return command;
        });
  }
}
