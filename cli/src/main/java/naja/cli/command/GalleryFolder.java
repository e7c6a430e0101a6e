package naja.cli.command;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// A gallery's folder, given as `--gallery G` or as the only argument.
final class GalleryFolder {
  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec = CommandSpec.create();

  @Option(names = "--gallery", paramLabel = "G", description = "The gallery's folder.")
  private @Nullable Path option;

  @Parameters(
      arity = "0..1",
      paramLabel = "GALLERY",
      description = "The same without the option's name.")
  private @Nullable Path argument;

  Path require() {
    if ((option == null) == (argument == null)) {
      throw new ParameterException(spec.commandLine(), "name one gallery: --gallery G");
    }
    return option == null ? argument : option;
  }
}
