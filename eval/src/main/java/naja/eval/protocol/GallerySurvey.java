package naja.eval.protocol;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import naja.eval.dataset.Dataset;
import naja.eval.dataset.DatasetException;
import naja.eval.metric.ReliabilityCurve;
import naja.eval.metric.Score;
import naja.eval.protocol.Inquiry.Reply;
import naja.eval.report.GalleryReport;
import naja.eval.report.GalleryReport.Cell;
import naja.eval.report.GalleryReport.Provenance;
import naja.eval.report.GalleryReport.SupportPoint;
import naja.eval.report.TaxonTally;
import naja.eval.split.Leak;
import naja.eval.split.LeakAudit;
import naja.eval.split.Split;
import naja.gallery.Gallery;
import naja.identify.IdentifierSettings;
import naja.indexer.ProgressListener;

/// Runs every protocol that a report shows on one gallery.
///
/// @param settings of the service, whose own way to answer comes first
/// @param build which Naja computes
/// @param progress is told what is being done, and how far it is
public record GallerySurvey(
    IdentifierSettings settings, EvaluationRecord record, Build build, ProgressListener progress) {
  private static final int LEAKS = 200;
  private static final int REPEATS = 5;

  /// What a report names the program by.
  ///
  /// @param version such as `0.1.0`
  /// @param commit that it was built from, or `unknown`
  public record Build(String version, String commit) {}

  /// The whole report of a gallery.
  ///
  /// @param seed of every draw
  /// @throws naja.eval.dataset.DatasetException if the split is not one of this gallery
  /// @throws IllegalArgumentException if the scorer has seen the photos
  public GalleryReport report(Gallery gallery, Split split, long seed) {
    return report(gallery, Subject.of(gallery), split, seed);
  }

  /// The whole report of what a gallery was made of.
  ///
  /// @param subject that the report names
  /// @param seed of every draw
  /// @throws naja.eval.dataset.DatasetException if the split is not one of this gallery
  /// @throws IllegalArgumentException if the scorer has seen the photos
  public GalleryReport report(Gallery gallery, Subject subject, Split split, long seed) {
    Set<GalleryProtocol> protocols = protocols();
    Questions questions = Questions.of(gallery, split, progress);
    Interrogation interrogation = new Interrogation(questions);
    progress.notice("calibration");
    Inquiry inquiry = new Inquiry(interrogation, settings);
    List<Examined> all = examine(interrogation, protocols, inquiry);
    Examined examined = all.getFirst();
    List<Reply> replies = inquiry.replies();
    Showcase showcase = Showcase.of(gallery.taxa(), examined, replies);
    progress.notice("map");
    return new GalleryReport(
        provenance(gallery, subject, split.sha256(), seed),
        record.of(examined, settings.scores(), reliability(replies)),
        all.stream().map(Examined::report).toList(),
        SurveyedTaxa.of(gallery),
        inquiry.calibrated(replies),
        cells(examined),
        showcase.venom(),
        showcase.dangerous(),
        showcase.wrong(),
        showcase.right(),
        supportCurve(questions.data(), seed),
        leaks(questions.leaks()),
        SurveyedTaxa.map(gallery, examined));
  }

  /// The service's own way first.
  private Set<GalleryProtocol> protocols() {
    Set<GalleryProtocol> protocols = new LinkedHashSet<>(List.of(GalleryProtocol.of(settings)));
    protocols.addAll(GalleryProtocol.usual());
    return protocols;
  }

  /// Asks every query once for all protocols and for the inquiry.
  private List<Examined> examine(
      Interrogation interrogation, Set<GalleryProtocol> protocols, Inquiry inquiry) {
    List<Examination> examinations =
        protocols.stream().map(protocol -> new Examination(protocol, interrogation)).toList();
    progress.notice(
        protocols.stream()
            .map(protocol -> protocol.settings().scores())
            .collect(Collectors.joining(", ", "answers by ", "")));
    interrogation.ask(
        Stream.<Interrogation.Asker>concat(examinations.stream(), Stream.of(inquiry)).toList());
    return examinations.stream().map(Examination::examined).toList();
  }

  private static ReliabilityCurve reliability(List<Reply> replies) {
    Confidences confidences = new Confidences();
    for (Reply reply : replies) {
      Double confidence = reply.confidence();
      if (reply.known() && confidence != null) {
        confidences.add(confidence, reply.right());
      }
    }
    return confidences.reliability();
  }

  /// As `naja eval support` measures it; empty where the gallery is too small for the draws.
  private List<SupportPoint> supportCurve(Dataset data, long seed) {
    progress.notice("support sizes");
    List<Integer> sizes = SupportProtocol.SIZES;
    try {
      var results =
          new SupportProtocol(ClassMeanVariant.parse("un/cosine").getFirst(), sizes, REPEATS, seed)
              .run(data, progress)
              .results();
      return IntStream.range(0, sizes.size())
          .mapToObj(i -> point(sizes.get(i), results.get(i).scores().getFirst()))
          .toList();
    } catch (DatasetException e) {
      progress.notice("no support sizes: " + e.getMessage());
      return List.of();
    }
  }

  private static SupportPoint point(int references, Score top1) {
    return new SupportPoint(references, top1.value(), top1.low(), top1.high());
  }

  private static List<Leak> leaks(LeakAudit audit) {
    return audit.leaks().stream()
        .sorted(Comparator.comparingDouble(Leak::cosine).reversed())
        .limit(LEAKS)
        .toList();
  }

  private static List<Cell> cells(Examined examined) {
    List<Cell> cells = new ArrayList<>();
    for (Map.Entry<String, Map<String, Integer>> row :
        TaxonTally.of(examined.answers()).confusion().entrySet()) {
      row.getValue().forEach((answer, photos) -> cells.add(new Cell(row.getKey(), answer, photos)));
    }
    return cells;
  }

  private Provenance provenance(Gallery gallery, Subject subject, String splitSha256, long seed) {
    var manifest = gallery.manifest();
    return new Provenance(
        subject.gallery(),
        subject.files(),
        subject.encoder(),
        subject.generation(),
        manifest.photos(),
        manifest.observations(),
        manifest.taxa(),
        splitSha256,
        seed,
        build.version(),
        build.commit());
  }
}
