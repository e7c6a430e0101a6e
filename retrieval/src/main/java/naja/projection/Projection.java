package naja.projection;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import naja.encoder.Embedding;
import naja.gallery.Gallery;
import naja.gallery.GalleryException;
import naja.gallery.StoredEmbedding;

/// The photos of one commit on the plane of their first two principal components.
///
/// What is projected are the embeddings at unit length, which are what search compares. The two
/// axes are found on all photos as long as these hold at most 2²⁴ values (21,845 photos of 768
/// dimensions), else on a random sample of that size (the seed is fixed); every photo is then
/// placed by them. A plane keeps only a part of what sets photos apart: [#shares()] says how much.
///
/// @param generation of the gallery
/// @param commit the commit that was projected, by [Gallery#commitId()]
/// @param shares of the variance that the x and the y axis show, 0 to 1 each
/// @param axesFrom photos that the axes were found on
/// @param photos every photo of the commit, in ascending order of image id
public record Projection(
    long generation,
    String commit,
    List<Double> shares,
    int axesFrom,
    List<ProjectedPhoto> photos) {
  /// The file in a gallery's folder that keeps a projection.
  public static final String FILE = "projection.json";

  private static final int AXES = 2;
  private static final int SAMPLE_VALUES = 1 << 24;
  private static final long SEED = 20261121;

  public Projection {
    shares = List.copyOf(shares);
    photos = List.copyOf(photos);
  }

  /// The projection of the commit that is open: the stored one if it was made from this very
  /// commit, else a new one, which is stored. A folder that cannot be written to only costs the
  /// next caller the time.
  ///
  /// A new projection of 182,000 photos of 768 dimensions takes about 11 s of one core; it was run
  /// in a heap of 768 MB.
  ///
  /// @throws GalleryException if the gallery cannot be read
  public static Projection of(Gallery gallery) {
    return of(gallery, () -> true);
  }

  /// The same for a caller that may change its mind.
  ///
  /// @param wanted asked now and then, from the thread that computes
  /// @throws CancellationException if the projection is not wanted any more
  public static Projection of(Gallery gallery, BooleanSupplier wanted) {
    requireWanted(wanted);
    ProjectionFile file = new ProjectionFile(gallery.folder().resolve(FILE));
    return file.read(gallery.commitId())
        .orElseGet(() -> {
          Projection made = made(gallery, SAMPLE_VALUES, wanted);
          file.write(made);
          return made;
        });
  }

  /// Computes a projection.
  ///
  /// @param sampleValues values that the axes are found on, at most
  static Projection made(Gallery gallery, int sampleValues) {
    return made(gallery, sampleValues, () -> true);
  }

  private static Projection made(Gallery gallery, int sampleValues, BooleanSupplier wanted) {
    List<double[]> sample = sample(gallery, sampleValues, wanted);
    if (sample.isEmpty()) {
      return new Projection(
          gallery.manifest().generation(), gallery.commitId(), List.of(0.0, 0.0), 0, List.of());
    }
    PrincipalAxes axes = PrincipalAxes.of(sample, AXES, SEED);
    List<ProjectedPhoto> photos = new ArrayList<>(gallery.manifest().photos());
    gallery.forEachEmbedding(photo -> {
      requireWanted(wanted);
      photos.add(placed(photo, axes));
    });
    photos.sort(Comparator.comparing(ProjectedPhoto::imageId));
    return new Projection(
        gallery.manifest().generation(),
        gallery.commitId(),
        List.of(axes.share(0), axes.share(1)),
        sample.size(),
        photos);
  }

  private static void requireWanted(BooleanSupplier wanted) {
    if (!wanted.getAsBoolean()) {
      throw new CancellationException("the projection is not wanted any more");
    }
  }

  private static ProjectedPhoto placed(StoredEmbedding photo, PrincipalAxes axes) {
    double[] unit = unit(photo.embedding());
    return new ProjectedPhoto(
        photo.imageId(), photo.taxonId(), (float) axes.place(unit, 0), (float) axes.place(unit, 1));
  }

  /// Every photo is as likely as every other to be in a sample of the size that is wanted
  /// (selection sampling: Knuth, The Art of Computer Programming 2, algorithm 3.4.2 S).
  private static List<double[]> sample(Gallery gallery, int sampleValues, BooleanSupplier wanted) {
    int photos = gallery.manifest().photos();
    int most = Math.max(1, sampleValues / gallery.manifest().encoder().dimension());
    int size = Math.min(photos, most);
    Random random = new Random(SEED);
    List<double[]> sample = new ArrayList<>(size);
    int[] left = {photos};
    gallery.forEachEmbedding(photo -> {
      requireWanted(wanted);
      if (random.nextInt(left[0]--) < size - sample.size()) {
        sample.add(unit(photo.embedding()));
      }
    });
    return sample;
  }

  private static double[] unit(Embedding embedding) {
    double norm = embedding.norm();
    double[] unit = new double[embedding.dimension()];
    for (int i = 0; i < unit.length; i++) {
      unit[i] = embedding.get(i) / norm;
    }
    return unit;
  }
}
