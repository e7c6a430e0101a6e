package naja.cli.command;

import naja.encoder.ImageEncoder;
import naja.indexer.EncodeBenchmark;
import naja.indexer.EncodeBenchmarkReport;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// Measures how fast this machine is.
@Command(
    name = "bench",
    description = "Measures how fast this machine is.",
    footer = "  naja bench embed --images photos --encoder vit-tiny")
public final class BenchCommand {
  private final Session session;

  @Spec private CommandSpec spec = CommandSpec.create();

  public BenchCommand(Session session) {
    this.session = session;
  }

  @Command(
      name = "embed",
      description = {
        "Compares indexing from files into a gallery with the encoder alone.",
        "Measures photos per second of both in one run, with as many callers as cores, and the CPU"
            + " time of each stage. The gallery is a temporary one."
      },
      footer = "  naja bench embed --images photos --encoder vit-tiny --photos 1000")
  int embed(
      @ArgGroup(multiplicity = "1") Collection collection,
      @Option(
              names = "--encoder",
              required = true,
              paramLabel = "ID",
              description = "Encoder id; see: naja encoders list")
          String encoderId,
      @Mixin Device device,
      @Option(
              names = "--photos",
              paramLabel = "N",
              defaultValue = "400",
              description = "Photos to measure with, taken evenly; default: ${DEFAULT-VALUE}")
          int photos,
      @Mixin ReportPrinter printer) {
    try (ImageEncoder encoder = session.encoders().open(encoderId, device.indexing())) {
      var benchmark = new EncodeBenchmark(encoder, session.settings().index());
      EncodeBenchmarkReport report =
          Misuse.checked(spec, () -> benchmark.run(collection.reader(), photos));
      printer.print(session.out(), report::toTable, report::toJson);
    }
    return ExitCode.DONE.code();
  }
}
