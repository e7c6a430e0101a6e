package naja.cli.command;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import naja.gallery.GalleryMerge;
import naja.gallery.GalleryMerge.Merged;
import naja.gallery.GalleryMerge.OnConflict;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Makes one gallery of several.
@Command(
    name = "merge",
    description = {
      "Makes one gallery of several that the same encoder made.",
      "Photos that two of them hold alike count once. Where they disagree on an image id or on"
          + " a taxon, --on-conflict decides."
    },
    footer = {
      "  naja gallery merge asia africa --into world",
      "  naja gallery merge curated raw --into all --on-conflict first"
    })
public final class MergeCommand implements Callable<Integer> {
  private final Session session;

  @Parameters(arity = "2..*", paramLabel = "GALLERY", description = "The galleries' folders.")
  private List<Path> galleries = List.of();

  @Option(
      names = "--into",
      required = true,
      paramLabel = "G",
      description = "The new gallery's folder.")
  private Path target = Path.of("");

  @Option(
      names = "--on-conflict",
      paramLabel = "P",
      defaultValue = "error",
      description = "${COMPLETION-CANDIDATES}; default: ${DEFAULT-VALUE}")
  private OnConflict policy = OnConflict.ERROR;

  public MergeCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    Merged merged = GalleryMerge.run(galleries, target, policy);
    merged.conflicts().forEach(conflict -> session.err().println("naja: " + conflict));
    session
        .out()
        .printf(
            "%s: %d photos of %d taxa, %d conflicts%n",
            target,
            merged.manifest().photos(),
            merged.manifest().taxa(),
            merged.conflicts().size());
    return ExitCode.DONE.code();
  }
}
