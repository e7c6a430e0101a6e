package naja.cli.command;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import naja.gallery.Gallery;
import naja.gallery.GalleryManifest;
import naja.gallery.GalleryWriter;
import naja.gallery.PhotoSelection;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// Deletes photos from a gallery.
@Command(
    name = "delete",
    description = {
      "Deletes photos from a gallery; their files stay where they are.",
      "Each option may be repeated. If any of them names nothing in the gallery, nothing is"
          + " deleted. The disk space comes back with: naja gallery compact"
    },
    footer = {
      "  naja gallery delete --gallery snakes --taxon naja-naja --dry-run",
      "  naja gallery delete --gallery snakes --image cobras/17.jpg --observation obs-4"
    })
public final class DeleteCommand implements Callable<Integer> {
  private final Session session;

  @Spec private CommandSpec spec = CommandSpec.create();
  @Mixin private GalleryFolder named = new GalleryFolder();

  @Option(names = "--image", paramLabel = "ID", description = "A photo by its image id.")
  private Set<String> images = Set.of();

  @Option(names = "--taxon", paramLabel = "ID", description = "Every photo of a taxon.")
  private Set<String> taxa = Set.of();

  @Option(names = "--observation", paramLabel = "ID", description = "Every photo of one.")
  private Set<String> observations = Set.of();

  @Option(names = "--dry-run", description = "Only list the image ids that would go.")
  private boolean dryRun;

  public DeleteCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    Path folder = named.require();
    PhotoSelection selection = new PhotoSelection(images, taxa, observations);
    if (selection.isEmpty()) {
      throw new ParameterException(
          spec.commandLine(), "say what to delete: --image, --taxon or --observation");
    }
    List<String> selected;
    try (Gallery gallery = Gallery.open(folder)) {
      List<String> unknown = gallery.unknown(selection);
      if (!unknown.isEmpty()) {
        session
            .err()
            .printf(
                "naja: gallery %s holds no %s; nothing was deleted%n",
                folder, String.join(", no ", unknown));
        return ExitCode.FAILED.code();
      }
      selected = gallery.select(selection);
    }
    if (dryRun) {
      selected.forEach(session.out()::println);
      session.err().printf("naja: %d photos would be deleted%n", selected.size());
      return ExitCode.DONE.code();
    }
    delete(folder, selection);
    return ExitCode.DONE.code();
  }

  private void delete(Path folder, PhotoSelection selection) {
    try (GalleryWriter writer = GalleryWriter.openExisting(folder)) {
      int deleted = writer.delete(selection);
      GalleryManifest left = writer.commit();
      session
          .out()
          .printf(
              "%s: %d photos deleted, %d photos of %d taxa left, generation %d%n",
              folder, deleted, left.photos(), left.taxa(), left.generation());
    }
  }
}
