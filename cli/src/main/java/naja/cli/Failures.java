package naja.cli;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import naja.cli.command.ExitCode;
import naja.cli.settings.SettingsException;
import naja.collection.CollectionException;
import naja.encoder.EncoderException;
import naja.eval.dataset.DatasetException;
import naja.gallery.GalleryException;
import naja.photo.UnreadablePhoto;
import naja.server.ServerException;
import naja.server.access.AccessException;

/// Maps exceptions to one line on stderr and an exit code: the only place that does.
final class Failures {
  private final PrintStream err;

  Failures(PrintStream err) {
    this.err = err;
  }

  /// Prints what went wrong and returns the exit code.
  ///
  /// @param debug print the stack trace too
  int report(Exception failure, boolean debug) {
    err.println("naja: " + message(failure));
    if (debug) {
      failure.printStackTrace(err);
    } else if (!isExpected(failure)) {
      err.println("naja: this should not happen; --debug shows where it did");
    }
    return (failure instanceof SettingsException ? ExitCode.USAGE : ExitCode.FAILED).code();
  }

  private static boolean isExpected(Exception failure) {
    return switch (failure) {
      case SettingsException _,
          CollectionException _,
          DatasetException _,
          EncoderException _,
          GalleryException _,
          UnreadablePhoto _,
          ServerException _,
          AccessException _,
          UncheckedIOException _,
          IOException _ ->
          true;
      default -> false;
    };
  }

  private static String message(Exception failure) {
    return switch (failure) {
      case UncheckedIOException e when e.getCause() != null ->
          isOnlyWrapper(e) ? message(e.getCause()) : e.getMessage() + ": " + message(e.getCause());
      case NoSuchFileException e -> "no such file or folder: " + e.getFile();
      case AccessDeniedException e -> "no permission for " + e.getFile();
      case FileSystemException e -> e.getFile() + ": " + reason(e);
      case SettingsException _,
          CollectionException _,
          DatasetException _,
          EncoderException _,
          GalleryException _,
          UnreadablePhoto _,
          ServerException _,
          AccessException _ ->
          String.valueOf(failure.getMessage());
      case IOException e -> String.valueOf(e.getMessage());
      default -> failure.toString();
    };
  }

  /// True when the message is only the cause's own `toString`, as the one-argument constructor
  /// makes it.
  private static boolean isOnlyWrapper(UncheckedIOException failure) {
    return failure.getMessage() == null
        || failure.getMessage().equals(String.valueOf(failure.getCause()));
  }

  private static String reason(FileSystemException failure) {
    return failure.getReason() == null
        ? failure.getClass().getSimpleName().replaceAll("Exception$", "")
        : failure.getReason();
  }
}
