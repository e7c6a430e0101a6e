package naja.cli.command;

import java.nio.file.Path;
import picocli.CommandLine.Option;

/// The gallery that a command works on, where it must be named: the option `--gallery`.
final class GalleryOption {
  @Option(
      names = "--gallery",
      required = true,
      paramLabel = "G",
      description = "The gallery's folder.")
  private Path folder = Path.of("");

  Path folder() {
    return folder;
  }
}
