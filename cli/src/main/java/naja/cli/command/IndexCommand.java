package naja.cli.command;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import naja.collection.CollectionReader;
import naja.collection.TaxaMerge;
import naja.collection.stored.StoredEmbeddings;
import naja.encoder.EncoderFingerprint;
import naja.encoder.ImageEncoder;
import naja.indexer.DuplicatePolicy;
import naja.indexer.DuplicateRule;
import naja.indexer.Indexer;
import naja.indexer.IndexerSettings;
import naja.indexer.RunReport;
import naja.indexer.StoredIndexer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// Makes a gallery of labelled photos, or adds what is new to one.
@Command(
    name = "index",
    description = {
      "Makes a gallery of labelled photos, or of their embeddings.",
      "The same command again takes up where the last run ended and adds what is new. Photos that"
          + " cannot be used are named in failures.csv in the gallery's folder."
    },
    footer = {
      "  naja index --images photos --taxa species.csv --encoder builtin --gallery snakes",
      "  naja index --manifest photos.csv --encoder vit-tiny --gallery snakes",
      "  naja index --images SnakeCLEF2023-iNat-metadata.csv --photos images --gallery snakes",
      "  naja index --images dwca.zip --fetch --taxa species.csv --gallery snakes",
      "  naja index --images photos.tar.gz --gallery snakes",
      "  naja index --images specimens.tsv --column species=binomial --column path=jpeg"
          + " --gallery snakes",
      "  naja index --embeddings e.npy --labels e.csv --encoder-id my-vit --gallery snakes"
    })
public final class IndexCommand implements Callable<Integer> {
  private final Session session;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Mixin private CollectionOptions collection = new CollectionOptions();

  @Mixin private StoredOptions stored = new StoredOptions();

  @Mixin private TaxaOptions taxa = new TaxaOptions();

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

  @Mixin private IndexFormatOptions format = new IndexFormatOptions();

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
      names = "--on-duplicate",
      paramLabel = "P",
      defaultValue = "keep",
      description =
          "Photos that show what another one shows already: keep | skip | link (store with the"
              + " first one's observation). They are named in duplicates.csv. Default:"
              + " ${DEFAULT-VALUE}.")
  private DuplicatePolicy onDuplicate = DuplicatePolicy.KEEP;

  @Option(
      names = "--duplicate-cosine",
      paramLabel = "C",
      description =
          "From this similarity on two photos are duplicates, above 0 to 1; default 0.999.")
  private double duplicateCosine = DuplicateRule.DEFAULT.cosine();

  public IndexCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    return collection.embeddings().map(this::index).orElseGet(this::indexPhotos);
  }

  private int indexPhotos() {
    IndexerSettings settings = settings();
    DuplicateRule rule =
        Misuse.checked(spec, () -> new DuplicateRule(onDuplicate, duplicateCosine));
    try (CollectionReader photos = collection.reader(session);
        ImageEncoder encoder = session.encoders().open(encoderId, device.indexing())) {
      TaxaMerge.Merged labels = taxa.merge(photos);
      RunReport run =
          new Indexer(encoder, settings, session.progress())
              .withDuplicates(rule)
              .index(photos, labels.taxa(), folder, format.wished());
      taxa.report(labels, folder, session);
      tell(run);
      WiderBeam.choose(session, folder, run.embedded());
      write(run);
      return ExitCode.of(run.outcome()).code();
    }
  }

  private int index(Path file) {
    StoredEmbeddings embeddings = stored.open(file);
    TaxaMerge.Merged labels = taxa.merge(List.of());
    RunReport run =
        new StoredIndexer(fingerprint(embeddings), settings().unlisted(), session.progress())
            .index(embeddings, labels.taxa(), folder, format.wished());
    taxa.report(labels, folder, session);
    session
        .out()
        .printf(
            Locale.ROOT,
            "%s: %d embeddings taken over in %.1f s%n",
            folder,
            run.embedded(),
            run.seconds());
    if (run.interrupted()) {
      session.err().println("naja: stopped early; the gallery is as it was");
    }
    WiderBeam.choose(session, folder, run.embedded());
    write(run);
    return ExitCode.of(run.outcome()).code();
  }

  /// An encoder named with `--encoder` is opened for its fingerprint, so that it fits the gallery.
  private EncoderFingerprint fingerprint(StoredEmbeddings embeddings) {
    if (!spec.commandLine().getParseResult().hasMatchedOption("--encoder")) {
      return stored.encoder(embeddings);
    }
    try (ImageEncoder encoder = session.encoders().open(encoderId, device.indexing())) {
      return encoder.fingerprint();
    }
  }

  private IndexerSettings settings() {
    IndexerSettings settings = session.settings().index();
    return settings
        .withRetryFailed(retryFailed || settings.retryFailed())
        .withUnlisted(taxa.unlistedOr(settings.unlisted()));
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
    if (run.duplicates() > 0) {
      session
          .err()
          .printf(
              "naja: %d duplicates (%d left out): %s%n",
              run.duplicates(), run.leftOut(), folder.resolve(Indexer.DUPLICATES));
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
