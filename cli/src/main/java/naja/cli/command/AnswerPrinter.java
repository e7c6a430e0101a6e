package naja.cli.command;

import java.nio.file.Path;
import naja.identify.Identification;

/// Prints answers photo by photo; closing it ends the output.
sealed interface AnswerPrinter extends AutoCloseable
    permits TableAnswerPrinter, CsvAnswerPrinter, JsonAnswerPrinter {
  /// A photo was answered.
  void answered(Path photo, Identification identification);

  /// A photo could not be used.
  ///
  /// @param reason one word
  void failed(Path photo, String reason, String message);

  @Override
  void close();
}
