package naja.tuning;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import naja.gallery.Gallery;
import naja.gallery.GalleryManifest;
import naja.gallery.SearchRecord;

/// Chooses the beam that a large gallery is searched with after it has grown: the narrowest that
/// surely finds 0.99 of the true neighbours of its own photos, 500 of which are tried. A beam is
/// never made narrower.
public final class BeamChoice {
  /// Smaller galleries are well searched by the rule for galleries that were never measured.
  private static final int LARGE = 20_000;

  /// Growth by one part in so many calls for measuring anew.
  private static final int GROWTH = 10;

  private static final int QUERIES = 500;
  private static final int NEIGHBOURS = 10;

  /// Of the true neighbours, with 95 % confidence.
  private static final double TARGET = 0.99;

  /// About a fifth apart.
  private static final List<Integer> BEAMS =
      List.of(
          10, 14, 20, 28, 40, 56, 80, 100, 120, 140, 170, 200, 240, 280, 340, 400, 480, 560, 680,
          800);

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

  /// A wider beam finds no less, so that halving the choice goes straight to the narrowest.
  private static Measurement choose(Exam exam, GalleryManifest manifest) {
    int least = Objects.requireNonNullElse(manifest.searchBeam(), NEIGHBOURS);
    List<Integer> beams =
        Stream.concat(Stream.of(least), BEAMS.stream().filter(beam -> beam > least)).toList();
    int from = 0;
    int to = beams.size() - 1;
    Measurement chosen = exam.measure(manifest.index(), true, beams.get(to));
    while (from < to) {
      int middle = (from + to) / 2;
      Measurement measured = exam.measure(manifest.index(), true, beams.get(middle));
      if (measured.surely() >= TARGET) {
        chosen = measured;
        to = middle;
      } else {
        from = middle + 1;
      }
    }
    return chosen;
  }
}
