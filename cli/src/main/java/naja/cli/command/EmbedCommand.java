package naja.cli.command;

import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import naja.collection.CollectionReader;
import naja.encoder.ImageEncoder;
import naja.indexer.EmbeddingExport;
import naja.indexer.RunReport;
import naja.photo.augment.AugmentationPlan;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// Writes the embeddings of photos to files.
@Command(
    name = "embed",
    description = {
      "Writes raw embeddings for other programs.",
      "Makes OUTPUT.npy (float32, a row per photo), OUTPUT.csv (row, path) and OUTPUT.failures.csv."
    },
    footer = "  naja embed --images photos --encoder vit-tiny --output embeddings")
public final class EmbedCommand implements Callable<Integer> {
  private final Session session;

  @Mixin private CollectionOptions collection = new CollectionOptions();

  @Option(
      names = "--encoder",
      required = true,
      paramLabel = "ID",
      description = "Encoder id; see: naja encoders list")
  private String encoderId = "";

  @Option(
      names = "--output",
      required = true,
      paramLabel = "OUTPUT",
      description = "Path of the files, without their endings.")
  private Path output = Path.of("");

  @ArgGroup(exclusive = false)
  private @Nullable AugmentOptions augment;

  @Mixin private Device device = new Device();

  @Spec private CommandSpec spec = CommandSpec.create();

  public EmbedCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    AugmentationPlan copies = augment == null ? AugmentationPlan.NONE : augment.plan(spec);
    try (CollectionReader photos = collection.reader(session);
        ImageEncoder encoder = session.encoders().open(encoderId, device.indexing())) {
      RunReport run =
          new EmbeddingExport(encoder, session.settings().index(), session.progress(), copies)
              .write(photos, output);
      session
          .out()
          .printf(
              Locale.ROOT,
              "%s.npy: %d rows of %d values, %d photos failed, in %.1f s%n",
              output,
              run.embedded() * copies.rows(),
              encoder.fingerprint().dimension(),
              run.failed(),
              run.seconds());
      return ExitCode.of(run.outcome()).code();
    }
  }
}
