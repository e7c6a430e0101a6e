package naja.cli.command;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import naja.gallery.GalleryManifest;
import naja.gallery.GalleryRestore;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Makes a gallery what a backup holds.
@Command(
    name = "restore",
    description = {
      "Checks a backup and makes a gallery of it.",
      "Readers see the old photos or the new ones, never a mixture; a restore that is stopped"
          + " leaves the gallery as it was."
    },
    footer = {
      "  naja gallery restore backups/2026-11-21 snakes",
      "  naja gallery restore backups/2026-11-21 snakes --force"
    })
public final class RestoreCommand implements Callable<Integer> {
  private final Session session;

  @Parameters(index = "0", paramLabel = "BACKUP", description = "The backup's folder.")
  private Path backup = Path.of("");

  @Parameters(index = "1", paramLabel = "GALLERY", description = "The gallery's folder.")
  private Path folder = Path.of("");

  @Option(names = "--force", description = "Replace the gallery that is there.")
  private boolean force;

  public RestoreCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    GalleryManifest restored = GalleryRestore.run(backup, folder, force);
    session
        .out()
        .printf(
            "%s: %d photos of %d taxa restored, generation %d%n",
            folder, restored.photos(), restored.taxa(), restored.generation());
    return ExitCode.DONE.code();
  }
}
