package naja.cli.command;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import naja.gallery.Gallery;
import naja.gallery.GalleryException;
import naja.gallery.IndexFormat;
import naja.gallery.VectorCode;
import naja.server.api.Json;
import naja.tuning.Measurement;
import naja.tuning.Tuning;
import naja.tuning.TuningPlan;
import naja.tuning.TuningReport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// Measures a gallery's search on its own photos.
@Command(
    name = "tune",
    description = {
      "Measures how many of the true neighbours the search finds, and how fast, over the width of"
          + " its beam, and recommends a beam.",
      "Photos of the gallery are searched for without their own observation; exact search says what"
          + " is true. With --m or --formats an index is built for each and measured too. The"
          + " recall at the beam in use is written into the manifest."
    },
    footer = {
      "  naja gallery tune --gallery snakes",
      "  naja gallery tune --gallery snakes --target 0.995 --apply",
      "  naja gallery tune --gallery snakes --formats float32,int8 --m 16,32 --minutes 30"
    })
public final class TuneCommand implements Callable<Integer> {
  private final Session session;

  @Spec private CommandSpec spec = CommandSpec.create();
  @Mixin private GalleryFolder named = new GalleryFolder();

  @Option(
      names = "--queries",
      paramLabel = "N",
      defaultValue = "200",
      description = "Photos to search for; default: ${DEFAULT-VALUE}.")
  private int queries;

  @Option(
      names = "--k",
      paramLabel = "N",
      defaultValue = "10",
      description = "Neighbours wanted; default: ${DEFAULT-VALUE}.")
  private int k;

  @Option(
      names = "--target",
      paramLabel = "R",
      defaultValue = "0.99",
      description = "Recall to reach; default: ${DEFAULT-VALUE}.")
  private double target;

  @Option(
      names = "--beams",
      split = ",",
      paramLabel = "N",
      description = "Widths of the search's beam to try; default: 16 to 400.")
  private List<Integer> beams = TuningPlan.BEAMS;

  @Option(
      names = "--m",
      split = ",",
      paramLabel = "N",
      description = "Links per node to try; default: the gallery's.")
  private List<Integer> links = List.of();

  @Option(
      names = "--formats",
      split = ",",
      paramLabel = "F",
      description = "Formats to try: float32, int8, int4, bit1; default: the gallery's.")
  private List<String> codes = List.of();

  @Option(
      names = "--minutes",
      paramLabel = "N",
      defaultValue = "10",
      description = "No further index is built after this time; default: ${DEFAULT-VALUE}.")
  private long minutes;

  @Option(names = "--apply", description = "Serve with the recommended beam from now on.")
  private boolean apply;

  @Mixin private ReportPrinter printer = new ReportPrinter();

  public TuneCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    Path folder = named.require();
    int served;
    TuningPlan plan;
    try (Gallery gallery = Gallery.open(folder)) {
      IndexFormat own = gallery.manifest().index();
      served = gallery.beam().width(k);
      plan = Misuse.checked(spec, () -> plan(own, served));
    }
    TuningReport report = new Tuning(plan, this::say).run(folder);
    printer.print(session.out(), () -> table(report), () -> Json.pretty(report));
    report.notices().forEach(this::say);
    report.recommended().ifPresent(best -> conclude(folder, report, best, served));
    return ExitCode.DONE.code();
  }

  private TuningPlan plan(IndexFormat own, int served) {
    List<Integer> widths = new ArrayList<>(beams);
    widths.add(served);
    return new TuningPlan(queries, k, target, widths, formats(own), Duration.ofMinutes(minutes));
  }

  private List<IndexFormat> formats(IndexFormat own) {
    List<IndexFormat> formats = new ArrayList<>();
    for (String code : codes.isEmpty() ? List.of(own.code().code()) : codes) {
      for (int m : links.isEmpty() ? List.of(own.links()) : links) {
        formats.add(new IndexFormat(VectorCode.parse(code), m, own.beam()));
      }
    }
    return formats;
  }

  private void conclude(Path folder, TuningReport report, Measurement best, int served) {
    say(
        "recommended: beam %d, which finds %.4f of the true %d (target %s)"
            .formatted(best.beam(), best.recall(), report.k(), report.target()));
    report
        .fastest()
        .filter(fastest -> !fastest.own())
        .ifPresent(fastest -> say("fastest of all that were tried: " + fastest.format().summary()));
    Measurement kept =
        apply
            ? best
            : report.measurements().stream()
                .filter(each -> each.own() && each.beam() == served)
                .findFirst()
                .orElse(best);
    try {
      Tuning.record(folder, report, kept, apply);
    } catch (GalleryException e) {
      if (apply || e.kind() != GalleryException.Kind.LOCKED) {
        throw e;
      }
      say("the measured recall is not kept: " + e.getMessage());
    }
  }

  private void say(String line) {
    session.err().println("naja: " + line);
  }

  private static TextTable table(TuningReport report) {
    TextTable table =
        new TextTable(
            "format",
            "m",
            "beam",
            "recall@" + report.k(),
            "p50 ms",
            "p95 ms",
            "p99 ms",
            "vectors MB",
            "codes MB",
            "graph MB",
            "index");
    for (Measurement each : report.measurements()) {
      table.add(
          each.format().code().code(),
          each.format().links(),
          each.beam(),
          decimals(4, each.recall()),
          decimals(2, each.p50()),
          decimals(2, each.p95()),
          decimals(2, each.p99()),
          decimals(1, each.size().vectors() / 1e6),
          decimals(1, each.size().codes() / 1e6),
          decimals(1, each.size().graph() / 1e6),
          each.own() ? "the gallery's" : "trial");
    }
    return table;
  }

  private static String decimals(int digits, double value) {
    return String.format(Locale.ROOT, "%." + digits + "f", value);
  }
}
