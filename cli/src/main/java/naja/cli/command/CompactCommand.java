package naja.cli.command;

import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import naja.gallery.Gallery;
import naja.gallery.GalleryManifest;
import naja.gallery.GalleryRewrite;
import naja.gallery.IndexFormat;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// Writes a gallery anew.
@Command(
    name = "compact",
    description = {
      "Rewrites the gallery as one segment with a fresh graph, without what was deleted, and in"
          + " another format if wished.",
      "Needs the gallery's size again on disk until it is done. The gallery can be searched"
          + " meanwhile; if the rewrite is stopped, it stays as it was."
    },
    footer = {
      "  naja gallery compact --gallery snakes",
      "  naja gallery compact --gallery snakes --index-format int8",
      "  naja gallery compact --gallery snakes --m 32 --beam 200"
    })
public final class CompactCommand implements Callable<Integer> {
  private final Session session;

  @Mixin private GalleryFolder named = new GalleryFolder();
  @Mixin private IndexFormatOptions options = new IndexFormatOptions();

  public CompactCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    Path folder = named.require();
    GalleryManifest before;
    try (Gallery gallery = Gallery.open(folder)) {
      before = gallery.manifest();
    }
    IndexFormat format = options.over(before.index());
    session.err().printf("naja: rewriting %d photos as %s%n", before.photos(), format.summary());
    long start = System.nanoTime();
    GalleryManifest after = GalleryRewrite.run(folder, format);
    session
        .out()
        .printf(
            Locale.ROOT,
            "%s: %d photos in one segment, %s, generation %d, in %.1f s%n",
            folder,
            after.photos(),
            after.index().summary(),
            after.generation(),
            (System.nanoTime() - start) / 1e9);
    return ExitCode.DONE.code();
  }
}
