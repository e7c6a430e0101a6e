package naja.tuning;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import naja.gallery.Gallery;
import naja.gallery.GalleryException;
import naja.gallery.IndexFormat;
import naja.gallery.SearchRecord;
import naja.gallery.StoredEmbedding;

/// Measures a gallery's search on photos of its own.
///
/// On the gallery's own index the photo that is searched for is left out of the answer but stays a
/// node of the graph, which makes it a little easier to find its neighbours; other formats are
/// tried on an index that does not hold the queries' observations.
public final class Tuning {
  private final TuningPlan plan;
  private final Consumer<String> progress;
  private final long start = System.nanoTime();
  private final List<Measurement> measurements = new ArrayList<>();
  private final List<String> notices = new ArrayList<>();

  /// @param progress is told in a line what is being done
  public Tuning(TuningPlan plan, Consumer<String> progress) {
    this.plan = plan;
    this.progress = progress;
  }

  /// Measures; the gallery is only read, and trials are built in a folder inside it that is removed
  /// again.
  ///
  /// @throws GalleryException if there is no gallery or it cannot be read
  public TuningReport run(Path folder) {
    try (Gallery gallery = Gallery.open(folder)) {
      List<StoredEmbedding> queries = Exam.draw(gallery, plan.queries());
      progress.accept(
          "exact search for %d of %d photos"
              .formatted(queries.size(), gallery.manifest().photos()));
      Exam exam = Exam.of(gallery, queries, plan.k());
      measure(exam, gallery.manifest().index(), true);
      for (IndexFormat format : plan.formats()) {
        if (!format.equals(gallery.manifest().index())) {
          tryOut(gallery, queries, format);
        }
      }
      return new TuningReport(
          gallery.manifest().generation(),
          exam.size(),
          plan.k(),
          plan.target(),
          measurements,
          notices);
    }
  }

  /// Puts into the gallery's manifest what was found for a beam.
  ///
  /// @param serve whether the beam is to be used from now on
  /// @throws GalleryException if another process writes to the gallery
  public static void record(
      Path folder, TuningReport report, Measurement measurement, boolean serve) {
    SearchRecord.store(
        folder, serve, measurement.recorded(report.k(), report.queries(), report.generation()));
  }

  private void measure(Exam exam, IndexFormat format, boolean own) {
    if (exam.size() == 0) {
      notices.add("no photo has a neighbour outside its own observation");
      return;
    }
    exam.warmUp(plan.beams().getLast());
    for (int beam : plan.beams()) {
      if (beam >= plan.k()) {
        progress.accept("%s: beam %d".formatted(format.summary(), beam));
        measurements.add(exam.measure(format, own, beam));
      }
    }
  }

  private void tryOut(Gallery gallery, List<StoredEmbedding> queries, IndexFormat format) {
    progress.accept("building an index: " + format.summary());
    try (TrialGallery trial = TrialGallery.make(gallery, queries, format, this::isLate)) {
      if (trial.isComplete()) {
        try (Gallery built = trial.open()) {
          measure(Exam.of(built, queries, plan.k()), format, false);
        }
      } else {
        notices.add("no time left for %s: allow more with --minutes".formatted(format.summary()));
      }
    }
  }

  private boolean isLate() {
    return Duration.ofNanos(System.nanoTime() - start).compareTo(plan.limit()) > 0;
  }
}
