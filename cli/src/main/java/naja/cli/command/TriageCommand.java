package naja.cli.command;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import naja.gallery.Gallery;
import naja.server.api.Json;
import naja.triage.Triage;
import naja.triage.TriageFolder;
import naja.triage.TriageReport;
import naja.triage.TriageSettings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// Lists what a person should look at in a gallery.
@Command(
    name = "triage",
    description = {
      "Lists near duplicates, doubtful labels, observations that span taxa and taxa with few"
          + " observations, as CSV files and one page with the photos side by side.",
      "The gallery is only read."
    },
    footer = {
      "  naja gallery triage --gallery snakes",
      "  naja gallery triage --gallery snakes --output findings --near 0.95 --few 10"
    })
public final class TriageCommand implements Callable<Integer> {
  private static final int MOST_SHOWN = 500;

  private final Session session;

  @Spec private CommandSpec spec = CommandSpec.create();
  @Mixin private GalleryFolder named = new GalleryFolder();

  @Option(
      names = "--output",
      paramLabel = "DIR",
      defaultValue = "triage",
      description = "Folder for the files; default: ${DEFAULT-VALUE}.")
  private Path output = Path.of("triage");

  @Option(
      names = "--near",
      paramLabel = "C",
      defaultValue = "0.98",
      description = "Cosine from which photos are near duplicates; default: ${DEFAULT-VALUE}.")
  private double near;

  @Option(
      names = "--few",
      paramLabel = "N",
      defaultValue = "3",
      description = "List taxa with fewer observations; default: ${DEFAULT-VALUE}.")
  private int few;

  @Option(
      names = "--shown",
      paramLabel = "N",
      defaultValue = "40",
      description =
          "Findings of each kind on the page, at most "
              + MOST_SHOWN
              + "; default: ${DEFAULT-VALUE}.")
  private int shown;

  @Mixin private ReportPrinter printer = new ReportPrinter();

  public TriageCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    Path folder = named.require();
    TriageSettings settings = Misuse.checked(spec, this::settings);
    long start = System.nanoTime();
    try (Gallery gallery = Gallery.open(folder)) {
      session.err().printf("naja: looking through %d photos%n", gallery.manifest().photos());
      TriageReport report = new Triage(gallery, settings).run();
      List<Path> files = TriageFolder.write(output, gallery, report, shown);
      double seconds = (System.nanoTime() - start) / 1e9;
      print(TriageSummary.of(folder.toString(), report, seconds, files));
    }
    return ExitCode.DONE.code();
  }

  private TriageSettings settings() {
    if (shown < 0 || shown > MOST_SHOWN) {
      throw new IllegalArgumentException(
          "shown must be between 0 and %d, got %d".formatted(MOST_SHOWN, shown));
    }
    return new TriageSettings(near, few);
  }

  private void print(TriageSummary summary) {
    printer.print(session.out(), summary::table, () -> Json.pretty(summary));
  }
}
