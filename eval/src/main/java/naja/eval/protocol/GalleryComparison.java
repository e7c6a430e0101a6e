package naja.eval.protocol;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import naja.eval.metric.Answered;
import naja.eval.metric.PairedDifference;
import naja.eval.metric.Score;
import naja.eval.report.ComparisonReport;
import naja.eval.report.ComparisonReport.Entrant;
import naja.eval.report.ComparisonReport.Pair;
import naja.eval.report.ComparisonReport.ProtocolRow;
import naja.eval.report.ComparisonReport.Provenance;
import naja.eval.report.EvaluationReport;
import naja.eval.split.Leak;
import naja.eval.split.Split;
import naja.gallery.Gallery;
import naja.gallery.GalleryManifest;
import naja.indexer.ProgressListener;
import org.jspecify.annotations.Nullable;

/// Asks several galleries of the same photos the same questions.
///
/// @param record the command and the date that the report names
/// @param build which Naja computes
/// @param progress is told what is being done, and how far it is
public record GalleryComparison(
    EvaluationRecord record, GallerySurvey.Build build, ProgressListener progress) {
  private static final Set<String> AGGREGATED = Set.of("top1", "macro_f1");

  /// A gallery that takes part.
  ///
  /// @param name unique in the comparison
  /// @param made what the gallery is that was named; `gallery` may hold only some of its photos
  /// @param time of its encoder; empty if that cannot run here
  /// @param weightsBytes what the encoder's weights take on disk; null if they are not here
  public record Contestant(
      String name,
      Gallery gallery,
      GalleryManifest made,
      Optional<EncodingTime> time,
      @Nullable Long weightsBytes) {
    /// A whole gallery, of whose encoder the size is not known.
    public Contestant(String name, Gallery gallery, Optional<EncodingTime> time) {
      this(name, gallery, gallery.manifest(), time, null);
    }

    /// The same with other photos.
    public Contestant with(Gallery others) {
      return new Contestant(name, others, made, time, weightsBytes);
    }
  }

  /// Compares.
  ///
  /// @param contestants two or more, of which no two have the same name
  /// @param split drawn on the first of them
  /// @param seed of every draw
  /// @throws naja.eval.dataset.DatasetException if they do not hold the same photos
  /// @throws IllegalArgumentException if there are fewer than two, or two of one name
  public ComparisonReport compare(List<Contestant> contestants, Split split, long seed) {
    requireSeveral(contestants.stream().map(Contestant::name).toList());
    contestants.stream()
        .skip(1)
        .forEach(other -> SamePhotos.require(contestants.getFirst().gallery(), other.gallery()));
    List<Questions> questions =
        contestants.stream()
            .map(contestant -> Questions.of(contestant.gallery, split, progress))
            .toList();
    List<List<Examined>> all = examine(questions);
    List<ProtocolRow> rows = all.stream().map(examined -> row(contestants, examined)).toList();
    return new ComparisonReport(
        provenance(contestants, all.getFirst().getFirst().report(), split, seed),
        entrants(contestants, rows),
        rows,
        all.stream().flatMap(examined -> pairs(contestants, examined).stream()).toList());
  }

  /// Refuses names of fewer than two galleries, or of one twice.
  ///
  /// @throws IllegalArgumentException naming them
  public static void requireSeveral(List<String> names) {
    if (names.size() < 2 || Set.copyOf(names).size() < names.size()) {
      throw new IllegalArgumentException(
          "a comparison needs 2 or more different galleries, got " + names);
    }
  }

  /// Protocol by protocol, one result of each gallery.
  private List<List<Examined>> examine(List<Questions> questions) {
    List<List<Examined>> byGallery = new ArrayList<>();
    for (Questions asked : questions) {
      progress.notice("answers of " + asked.gallery().folder().getFileName());
      byGallery.add(Examination.of(asked, GalleryProtocol.usual()));
    }
    return IntStream.range(0, GalleryProtocol.usual().size())
        .mapToObj(protocol -> byGallery.stream().map(of -> of.get(protocol)).toList())
        .toList();
  }

  private static ProtocolRow row(List<Contestant> contestants, List<Examined> examined) {
    EvaluationReport first = examined.getFirst().report();
    int best = 0;
    for (int i = 1; i < examined.size(); i++) {
      best = examined.get(i).report().top1() > examined.get(best).report().top1() ? i : best;
    }
    return new ProtocolRow(
        first.protocol(),
        first.variant(),
        first.k(),
        examined.stream().map(each -> each.report().scores()).toList(),
        examined.stream().map(each -> each.report().leaks()).toList(),
        contestants.get(best).name);
  }

  private static List<Pair> pairs(List<Contestant> contestants, List<Examined> examined) {
    EvaluationReport report = examined.getFirst().report();
    List<Pair> pairs = new ArrayList<>();
    for (int b = 0; b < examined.size(); b++) {
      for (int a = b + 1; a < examined.size(); a++) {
        pairs.add(
            new Pair(
                report.protocol(),
                report.variant(),
                report.k(),
                contestants.get(a).name,
                contestants.get(b).name,
                PairedDifference.of(examined.get(a).answers(), examined.get(b).answers()),
                withoutLeaks(examined.get(a), examined.get(b))));
      }
    }
    return pairs;
  }

  /// The difference at photos that leak in neither gallery; empty where none leaks, or all do.
  private static List<PairedDifference> withoutLeaks(Examined a, Examined b) {
    Set<String> leaking =
        Stream.of(a, b)
            .flatMap(each -> each.leaks().leaks().stream())
            .map(Leak::imageId)
            .collect(Collectors.toSet());
    List<Answered> clean = clean(a, leaking);
    return leaking.isEmpty() || clean.isEmpty()
        ? List.of()
        : PairedDifference.of(clean, clean(b, leaking));
  }

  private static List<Answered> clean(Examined examined, Set<String> leaking) {
    return examined.answers().stream()
        .filter(answer -> !leaking.contains(answer.imageId()))
        .toList();
  }

  private static List<Entrant> entrants(List<Contestant> contestants, List<ProtocolRow> rows) {
    return IntStream.range(0, contestants.size())
        .mapToObj(i -> entrant(contestants.get(i), aggregate(rows, i)))
        .toList();
  }

  private static Entrant entrant(Contestant contestant, Optional<Double> aggregate) {
    var manifest = contestant.made;
    var size = contestant.gallery.vectorSize();
    return new Entrant(
        contestant.name,
        manifest.encoder(),
        manifest.generation(),
        size.vectors() + size.codes() + size.graph(),
        contestant.weightsBytes,
        contestant.time.map(EncodingTime::millis).orElse(null),
        contestant.time.map(EncodingTime::provider).orElse(null),
        aggregate.orElse(null));
  }

  /// Each score scaled to 0 for the worst and 1 for the best gallery, then the mean; scores at
  /// which all are equal say nothing.
  private static Optional<Double> aggregate(List<ProtocolRow> rows, int entrant) {
    List<Double> scaled = new ArrayList<>();
    for (ProtocolRow row : rows) {
      for (int score = 0; score < row.scores().get(entrant).size(); score++) {
        if (AGGREGATED.contains(row.scores().get(entrant).get(score).name())) {
          scale(row.scores(), entrant, score).ifPresent(scaled::add);
        }
      }
    }
    return scaled.isEmpty()
        ? Optional.empty()
        : Optional.of(scaled.stream().mapToDouble(Double::doubleValue).average().orElse(0));
  }

  private static Optional<Double> scale(List<List<Score>> scores, int entrant, int score) {
    double[] values =
        scores.stream().mapToDouble(each -> each.get(score).value()).sorted().toArray();
    double low = values[0];
    double high = values[values.length - 1];
    return high > low
        ? Optional.of((scores.get(entrant).get(score).value() - low) / (high - low))
        : Optional.empty();
  }

  private Provenance provenance(
      List<Contestant> contestants, EvaluationReport report, Split split, long seed) {
    return new Provenance(
        split.origin().rule(),
        split.sha256(),
        seed,
        contestants.getFirst().gallery.manifest().photos(),
        report.n(),
        report.observations(),
        build.version(),
        build.commit(),
        record.command(),
        record.measuredOn());
  }
}
