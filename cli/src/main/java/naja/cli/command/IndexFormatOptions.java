package naja.cli.command;

import naja.gallery.IndexFormat;
import naja.gallery.VectorCode;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// How the vectors of a gallery are to be indexed.
final class IndexFormatOptions {
  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec = CommandSpec.create();

  @Option(
      names = "--index-format",
      paramLabel = "F",
      description = {
        "float32 | int8 | int4 | bit1: what the graph is searched by. Hits are always scored by the"
            + " full vectors. Default: what the gallery has (of several, the first), float32 for a"
            + " new one."
      })
  private @Nullable String code;

  @Option(
      names = "--m",
      paramLabel = "N",
      description = "Links per node of the graph, 2 to 512; 16 for a new gallery.")
  private @Nullable Integer links;

  @Option(
      names = "--beam",
      paramLabel = "N",
      description = "Beam width while the graph is built, 1 to 3200; 100 for a new gallery.")
  private @Nullable Integer beam;

  /// What was asked for; null when nothing was.
  @Nullable IndexFormat wished() {
    return code == null && links == null && beam == null ? null : over(IndexFormat.DEFAULT);
  }

  /// A format with what was asked for put in its place.
  IndexFormat over(IndexFormat format) {
    return Misuse.checked(
        spec,
        () ->
            new IndexFormat(
                code == null ? format.code() : VectorCode.parse(code),
                links == null ? format.links() : links,
                beam == null ? format.beam() : beam));
  }
}
