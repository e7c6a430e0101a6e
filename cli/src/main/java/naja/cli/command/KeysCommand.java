package naja.cli.command;

import java.nio.file.Path;
import naja.server.access.ApiKey;
import naja.server.access.KeyFile;
import naja.server.access.Permission;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/// Gives API keys for the service and takes them back.
@Command(
    name = "keys",
    description = {
      "Gives API keys for naja serve and takes them back.",
      "A key is shown once; the file holds its hash. A running service notices within a second."
    },
    footer = {
      "  naja keys add field-team --file keys.txt",
      "  naja keys add curator --write --file keys.txt",
      "  naja keys remove curator --file keys.txt",
      "  NAJA_ACCESS_KEYS_FILE=keys.txt naja serve --gallery snakes"
    })
public final class KeysCommand implements Runnable {
  private final Session session;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(
      names = "--file",
      scope = ScopeType.INHERIT,
      paramLabel = "FILE",
      description = "The file of keys; default: the setting access.keys_file.")
  private @Nullable Path file;

  public KeysCommand(Session session) {
    this.session = session;
  }

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "say what to do: add, list or remove");
  }

  @Command(name = "add", description = "Makes a key, prints it, and keeps its hash.")
  int add(
      @Parameters(paramLabel = "NAME", description = "Who is to have it.") String name,
      @Option(names = "--write", description = "Let it change the gallery too.") boolean write) {
    Permission permission = write ? Permission.WRITE : Permission.READ;
    String key = Misuse.checked(spec, () -> keys().add(name, permission));
    session.out().println(key);
    session.err().printf("naja: this %s key is not shown again%n", permission.code());
    return ExitCode.DONE.code();
  }

  @Command(name = "list", description = "Lists who has keys, and what they allow.")
  int list() {
    for (ApiKey key : keys().keys()) {
      session.out().printf("%-5s %s%n", key.permission().code(), key.name());
    }
    return ExitCode.DONE.code();
  }

  @Command(name = "remove", description = "Takes a key back.")
  int remove(@Parameters(paramLabel = "NAME", description = "Whose key.") String name) {
    keys().remove(name);
    return ExitCode.DONE.code();
  }

  private KeyFile keys() {
    if (file != null) {
      return new KeyFile(file);
    }
    String configured = session.settings().server().access().keysFile();
    if (configured.isBlank()) {
      throw new ParameterException(
          spec.commandLine(), "name the file of keys: --file, or the setting access.keys_file");
    }
    return new KeyFile(Path.of(configured));
  }
}
