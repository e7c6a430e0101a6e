package naja.cli.command;

import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import naja.encoder.EncoderException;
import naja.encoder.ImageEncoder;
import naja.encoder.PhotoEmbedder;
import naja.eval.dataset.Dataset;
import naja.eval.metric.IntervalSeed;
import naja.eval.page.ComparisonPage;
import naja.eval.protocol.CommonPhotos;
import naja.eval.protocol.EncodingTime;
import naja.eval.protocol.EvaluationRecord;
import naja.eval.protocol.GalleryComparison;
import naja.eval.protocol.GalleryComparison.Contestant;
import naja.eval.protocol.GallerySurvey;
import naja.eval.report.ComparisonReport;
import naja.eval.split.Split;
import naja.gallery.Gallery;
import naja.photo.PhotoDecoder;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// Compares galleries that hold the same photos, as several encoders see them.
@Command(
    name = "compare",
    description = {
      "Which of several galleries of the same photos is better: the same split, every "
          + "protocol, paired intervals of the differences, speed and size of the encoders."
    },
    footer = "  naja eval compare --gallery vit --gallery bioclip --report comparison")
public final class CompareCommand implements Callable<Integer> {
  private static final String USUAL_SPLIT = "stratified";

  private final Session session;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(
      names = "--gallery",
      required = true,
      paramLabel = "G",
      description = "A gallery's folder; two or more, the first is what others are compared with.")
  private List<Path> folders = new ArrayList<>();

  @Mixin private SplitOption split = new SplitOption();
  @Mixin private Device device = new Device();

  @Option(
      names = "--report",
      paramLabel = "DIR",
      description = "Write comparison.html, comparison.json and comparison.md here.")
  private @Nullable Path output;

  @Option(
      names = "--common-photos",
      description = {
        "Compare on the photos that all galleries hold, by copies that hold nothing else; without it",
        "galleries of different photos are refused."
      })
  private boolean commonPhotos;

  @Mixin private ReportPrinter printer = new ReportPrinter();

  public CompareCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    Misuse.check(
        spec, () -> GalleryComparison.requireSeveral(folders.stream().map(this::name).toList()));
    List<Contestant> contestants = new ArrayList<>();
    try {
      for (Path folder : folders) {
        contestants.add(contestant(folder));
      }
      if (commonPhotos) {
        try (CommonPhotos common = CommonPhotos.of(contestants)) {
          session.err().println("%d photos are in all galleries".formatted(common.photos()));
          compare(common.contestants());
        }
      } else {
        compare(contestants);
      }
    } finally {
      contestants.forEach(contestant -> contestant.gallery().close());
    }
    return ExitCode.DONE.code();
  }

  private void compare(List<Contestant> contestants) {
    Split drawn = split.of(Dataset.of(contestants.getFirst().gallery()), USUAL_SPLIT);
    ComparisonReport report =
        IntervalSeed.with(
            split.seed(), () -> comparison().compare(contestants, drawn, split.seed()));
    printer.print(session.out(), report);
    if (output != null) {
      ComparisonPage.write(output, report)
          .forEach(file -> session.err().println("written " + file));
    }
  }

  private Contestant contestant(Path folder) {
    Gallery gallery = Gallery.open(folder);
    return new Contestant(
        name(folder), gallery, gallery.manifest(), time(gallery), weightsBytes(gallery));
  }

  /// Null where the encoder's weights are not here.
  private @Nullable Long weightsBytes(Gallery gallery) {
    try {
      return session.encoders().weightsBytes(gallery.manifest().encoder().encoderId());
    } catch (EncoderException e) {
      session.err().println("size not known: " + e.getMessage());
      return null;
    }
  }

  /// The folder's own name, with its parent where several folders have that name.
  private String name(Path folder) {
    Path full = folder.toAbsolutePath().normalize();
    long alike =
        folders.stream()
            .map(other -> other.toAbsolutePath().normalize())
            .filter(other -> other.endsWith(full.getFileName()))
            .count();
    return alike > 1 ? full.toString() : full.getFileName().toString();
  }

  /// Empty, with a line that says why, where the gallery's encoder cannot run here.
  private Optional<EncodingTime> time(Gallery gallery) {
    var made = gallery.manifest().encoder();
    try (ImageEncoder encoder = session.encoders().open(made.encoderId(), device.serving())) {
      if (!encoder.fingerprint().equals(made)) {
        session.err().println(made.encoderId() + " is another encoder here: not timed");
        return Optional.empty();
      }
      var decoder = new PhotoDecoder(session.settings().photo());
      return EncodingTime.of(gallery, new PhotoEmbedder(decoder, encoder));
    } catch (EncoderException e) {
      session.err().println("not timed: " + e.getMessage());
      return Optional.empty();
    }
  }

  private GalleryComparison comparison() {
    NajaBuild build = NajaBuild.read();
    return new GalleryComparison(
        new EvaluationRecord(command(), LocalDate.now(ZoneOffset.UTC).toString()),
        new GallerySurvey.Build(build.version(), build.commit()),
        session.progress());
  }

  private String command() {
    return "naja eval compare %s --split %s --seed %d%s%s"
        .formatted(
            folders.stream().map(folder -> "--gallery " + folder).collect(Collectors.joining(" ")),
            split.text(USUAL_SPLIT),
            split.seed(),
            commonPhotos ? " --common-photos" : "",
            output == null ? "" : " --report " + output);
  }
}
