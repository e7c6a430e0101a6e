package naja.cli.command;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import naja.gallery.Gallery;
import naja.indexer.GalleryExport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// Writes a gallery's embeddings and metadata to a file.
@Command(
    name = "export",
    description = {
      "Writes raw embeddings and metadata, so that index --embeddings makes the same gallery again.",
      "F.parquet is one file; F.npy (float32) gets F.csv and F.json beside it. Thumbnails are left"
          + " out."
    },
    footer = "  naja gallery export --gallery snakes --output snakes.parquet")
public final class GalleryExportCommand implements Callable<Integer> {
  private final Session session;

  @Mixin private GalleryFolder named = new GalleryFolder();

  @Option(
      names = "--output",
      required = true,
      paramLabel = "FILE",
      description = "The file; its ending says what is written: .parquet or .npy.")
  private Path output = Path.of("");

  public GalleryExportCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    try (Gallery gallery = Gallery.open(named.require())) {
      long rows = GalleryExport.write(gallery, output);
      session.out().printf("%s: %d rows%n", output, rows);
    }
    return ExitCode.DONE.code();
  }
}
