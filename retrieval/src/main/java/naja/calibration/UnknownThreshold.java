package naja.calibration;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Consumer;
import java.util.stream.DoubleStream;
import naja.gallery.Gallery;
import naja.gallery.StoredEmbedding;
import naja.search.NeighbourSearch;
import naja.search.Scope;

/// The cosine below which a query's nearest reference photo is too far for any answer: the 5th
/// percentile, over the gallery's own photos, of the cosine to the nearest photo of another
/// observation. So it would call about one in twenty of the gallery's own photos unknown.
///
/// @param cosine -1 to 1
/// @param photos how many photos it was fitted on
public record UnknownThreshold(double cosine, int photos) {
  /// The file's name in the gallery's folder.
  public static final String FILE = "unknown.json";

  /// As many photos as fitting looks at by default.
  public static final int SAMPLE = 5_000;

  private static final double PERCENTILE = 0.05;

  /// What rounding makes of -1; below it lies what stands for no photo at all.
  private static final double LOWEST_COSINE = -1.001;

  public UnknownThreshold {
    if (!(cosine >= LOWEST_COSINE && cosine <= 1.001)) {
      throw new IllegalArgumentException("cosine must be between -1 and 1, got " + cosine);
    }
  }

  /// Fits on at most [#SAMPLE] photos; empty if the gallery has fewer than two observations.
  public static Optional<UnknownThreshold> fit(Gallery gallery) {
    return fit(gallery::forEachEmbedding, gallery.exactSearch(), SAMPLE);
  }

  /// Fits on a sample of the references: the same for the same image ids, in whatever order they
  /// are handed out.
  ///
  /// @param references hands every reference to the consumer that it is given
  /// @param sample at most this many photos
  public static Optional<UnknownThreshold> fit(
      Consumer<Consumer<StoredEmbedding>> references, NeighbourSearch search, int sample) {
    PhotoSample photos = new PhotoSample(sample);
    references.accept(photos::add);
    return of(
        photos.drawn().parallelStream()
            .map(photo -> nearestOther(photo, search))
            .flatMapToDouble(OptionalDouble::stream));
  }

  /// Fits on photos that have been asked about already; empty if none has another observation
  /// beside it.
  public static Optional<UnknownThreshold> fit(List<CalibrationSample> samples) {
    return of(
        samples.stream()
            .mapToDouble(CalibrationSample::nearest)
            .filter(cosine -> cosine >= LOWEST_COSINE));
  }

  private static Optional<UnknownThreshold> of(DoubleStream cosines) {
    double[] nearest = cosines.sorted().toArray();
    return nearest.length == 0
        ? Optional.empty()
        : Optional.of(new UnknownThreshold(percentile(nearest), nearest.length));
  }

  private static OptionalDouble nearestOther(StoredEmbedding photo, NeighbourSearch search) {
    Scope others = Scope.withoutObservation(photo.observationId());
    return search.nearest(photo.embedding(), 1, others).stream()
        .mapToDouble(neighbour -> neighbour.similarity())
        .findFirst();
  }

  /// Interpolated linearly between the two nearest ranks, as NumPy does by default.
  private static double percentile(double[] ascending) {
    double rank = PERCENTILE * (ascending.length - 1);
    int below = (int) rank;
    int above = Math.min(below + 1, ascending.length - 1);
    return ascending[below] + (rank - below) * (ascending[above] - ascending[below]);
  }
}
