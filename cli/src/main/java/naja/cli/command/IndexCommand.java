package naja.cli.command;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import naja.collection.CollectionReader;
import naja.collection.Taxa;
import naja.collection.TaxaReader;
import naja.encoder.ImageEncoder;
import naja.indexer.Indexer;
import naja.indexer.IndexerSettings;
import naja.indexer.RunReport;
import naja.indexer.UnlistedLabels;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// Makes a gallery of labelled photos, or adds what is new to one.
@Command(
    name = "index",
    description = {
      "Makes a gallery of labelled photos.",
      "The same command again takes up where the last run ended and adds what is new. Photos that"
          + " cannot be used are named in failures.csv in the gallery's folder."
    },
    footer = {
      "  naja index --images photos --taxa species.csv --encoder builtin --gallery snakes",
      "  naja index --manifest photos.csv --encoder vit-tiny --gallery snakes"
    })
public final class IndexCommand implements Callable<Integer> {
  private final Session session;

  @ArgGroup(multiplicity = "1")
  private Collection collection = new Collection();

  @Option(
      names = "--taxa",
      paramLabel = "CSV",
      description = "What the labels mean: taxon_id, scientific_name, ..., venomous.")
  private @Nullable Path taxa;

  @Option(
      names = "--encoder",
      paramLabel = "ID",
      defaultValue = "builtin",
      description = "Encoder id; see: naja encoders list. Default: ${DEFAULT-VALUE}.")
  private String encoderId = "";

  @Option(
      names = "--gallery",
      required = true,
      paramLabel = "G",
      description = "The gallery's folder; made if absent.")
  private Path folder = Path.of("");

  @Mixin private Device device = new Device();

  @Option(
      names = "--report",
      paramLabel = "JSON",
      description = "Write counts and seconds per stage to this file.")
  private @Nullable Path report;

  @Option(
      names = "--retry-failed",
      description = "Try photos again that failed before, although their files are unchanged.")
  private boolean retryFailed;

  @Option(
      names = "--unlisted",
      paramLabel = "U",
      description =
          "Labels that are not in --taxa: accept | error | skip; default: the setting"
              + " index.unlisted.")
  private @Nullable UnlistedLabels unlisted;

  public IndexCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    IndexerSettings settings = settings();
    CollectionReader photos = collection.reader();
    Taxa labels = taxa == null ? Taxa.none() : new TaxaReader(taxa).read();
    try (ImageEncoder encoder = session.encoders().open(encoderId, device.indexing())) {
      RunReport run =
          new Indexer(encoder, settings, session.progress()).index(photos, labels, folder);
      tell(run);
      write(run);
      return ExitCode.of(run.outcome()).code();
    }
  }

  private IndexerSettings settings() {
    IndexerSettings settings = session.settings().index();
    return settings
        .withRetryFailed(retryFailed || settings.retryFailed())
        .withUnlisted(unlisted == null ? settings.unlisted() : unlisted);
  }

  private void tell(RunReport run) {
    session
        .out()
        .printf(
            Locale.ROOT,
            "%s: %d photos embedded, %d done before, %d failed, in %.1f s%n",
            folder,
            run.embedded(),
            run.skipped(),
            run.failed(),
            run.seconds());
    if (run.failed() > 0) {
      session
          .err()
          .printf("naja: %d photos failed: %s%n", run.failed(), folder.resolve(Indexer.FAILURES));
    }
    if (run.interrupted()) {
      session.err().println("naja: stopped early; the same command again goes on from here");
    }
  }

  private void write(RunReport run) {
    if (report == null) {
      return;
    }
    try {
      Files.createDirectories(report.toAbsolutePath().getParent());
      Files.writeString(report, run.toJson() + System.lineSeparator());
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write the report", e);
    }
  }
}
