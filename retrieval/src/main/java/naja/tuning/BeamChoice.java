package naja.tuning;

import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import naja.gallery.Gallery;
import naja.gallery.GalleryManifest;
import naja.gallery.SearchRecord;

/// Chooses the beam that a large gallery is searched with after it has grown: the narrowest that
/// finds enough of the true neighbours of 200 photos of its own. A beam is never made narrower.
public final class BeamChoice {
  /// Smaller galleries are well searched by the rule for galleries that were never measured.
  private static final int LARGE = 20_000;

  /// Growth by one part in so many calls for measuring anew.
  private static final int GROWTH = 10;

  private static final int QUERIES = 200;
  private static final int NEIGHBOURS = 10;

  /// Photos of the gallery are nodes of its graph and therefore found a little more often than new
  /// ones; this leaves these at 0.99.
  private static final double TARGET = 0.995;

  private static final List<Integer> WIDER = List.of(560, 800);

  private final int large;

  public BeamChoice() {
    this(LARGE);
  }

  /// @param large photos from which on a gallery is measured
  public BeamChoice(int large) {
    this.large = large;
  }

  /// Measures and keeps the beam in the gallery's manifest, to be used from then on.
  ///
  /// @param added photos that a run put into the gallery
  /// @return what was chosen; empty where the gallery is small or has hardly grown
  /// @throws naja.gallery.GalleryException if there is no gallery, or another process writes to it
  public Optional<Measurement> after(long added, Path folder) {
    try (Gallery gallery = Gallery.open(folder)) {
      GalleryManifest manifest = gallery.manifest();
      if (!isDue(manifest, added)) {
        return Optional.empty();
      }
      Exam exam = Exam.of(gallery, Exam.draw(gallery, QUERIES), NEIGHBOURS);
      if (exam.size() == 0) {
        return Optional.empty();
      }
      Measurement chosen = choose(exam, manifest);
      SearchRecord.store(
          folder, true, chosen.recorded(NEIGHBOURS, exam.size(), manifest.generation()));
      return Optional.of(chosen);
    }
  }

  private boolean isDue(GalleryManifest manifest, long added) {
    boolean measured = manifest.searchBeam() != null;
    return manifest.photos() >= large
        && added > 0
        && (!measured || added >= manifest.photos() / GROWTH);
  }

  private static Measurement choose(Exam exam, GalleryManifest manifest) {
    Iterator<Integer> beams =
        beams(Objects.requireNonNullElse(manifest.searchBeam(), NEIGHBOURS)).iterator();
    Measurement measured;
    do {
      measured = exam.measure(manifest.index(), true, beams.next());
    } while (measured.recall() < TARGET && beams.hasNext());
    return measured;
  }

  private static List<Integer> beams(int least) {
    return Stream.of(Stream.of(least), TuningPlan.BEAMS.stream(), WIDER.stream())
        .flatMap(beams -> beams)
        .filter(beam -> beam >= least)
        .sorted()
        .distinct()
        .toList();
  }
}
