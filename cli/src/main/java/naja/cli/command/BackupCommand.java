package naja.cli.command;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import naja.gallery.GalleryBackup;
import naja.gallery.GalleryBackup.Transfer;
import naja.gallery.GalleryManifest;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Copies the last commit of a gallery.
@Command(
    name = "backup",
    description = {
      "Copies the last commit of a gallery, with what was fitted on it, and checks the copy.",
      "Works while another process writes. A backup is a gallery: it can be served as it is."
    },
    footer = {
      "  naja gallery backup --gallery snakes backups/2026-11-21",
      "  naja gallery backup --gallery snakes --link backups/before-the-update"
    })
public final class BackupCommand implements Callable<Integer> {
  private final Session session;

  @Mixin private GalleryOption named = new GalleryOption();

  @Parameters(paramLabel = "DIR", description = "Where to; a folder that does not exist yet.")
  private Path target = Path.of("");

  @Option(
      names = "--link",
      description = {
        "Hard-link the files: takes no time and no space, but is no help against a failing disk."
      })
  private boolean link;

  public BackupCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    GalleryManifest kept =
        GalleryBackup.make(named.folder(), target, link ? Transfer.LINK : Transfer.COPY);
    session
        .out()
        .printf(
            "%s: generation %d with %d photos, checked%n",
            target, kept.generation(), kept.photos());
    return ExitCode.DONE.code();
  }
}
