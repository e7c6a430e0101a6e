package naja.cli.command;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import naja.gallery.GalleryMerge;
import naja.gallery.GalleryMerge.Merged;
import naja.gallery.GalleryMerge.OnConflict;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Makes one gallery of several.
@Command(
    name = "merge",
    description = {
      "Makes one gallery of several that the same encoder made.",
      "Photos that two of them hold alike count once. Where they disagree on an image id or on"
          + " a taxon, --on-conflict decides. The vectors are indexed like those of the first"
          + " gallery where nothing else is asked for."
    },
    footer = {
      "  naja gallery merge asia africa --into world",
      "  naja gallery merge curated raw --into all --on-conflict first",
      "  naja gallery merge asia africa --into world --index-format int8 --m 32"
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

  @Mixin private IndexFormatOptions format = new IndexFormatOptions();

  public MergeCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    Merged merged = GalleryMerge.run(galleries, target, policy, format::over);
    merged.conflicts().forEach(conflict -> session.err().println("naja: " + conflict));
    session
        .out()
        .printf(
            "%s: %d photos of %d taxa, %d conflicts, %s%n",
            target,
            merged.manifest().photos(),
            merged.manifest().taxa(),
            merged.conflicts().size(),
            merged.manifest().index().summary());
    WiderBeam.choose(session, target, merged.manifest().photos());
    return ExitCode.DONE.code();
  }
}
