package naja.projection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;
import naja.encoder.Embedding;
import naja.encoder.EncoderFingerprint;
import naja.gallery.Gallery;
import naja.gallery.GalleryWriter;
import naja.gallery.ReferencePhoto;
import naja.gallery.Taxon;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProjectionTest {
  private static final int DIMENSION = 16;
  private static final EncoderFingerprint ENCODER =
      new EncoderFingerprint("fake", "0".repeat(64), "fake", "mean/none", DIMENSION);

  /// The taxon of each photo in turn: clusters of different sizes, so that no two directions are
  /// alike.
  private static final int[] CLUSTERS = {0, 0, 0, 1, 1, 2};

  @TempDir Path folder;

  @Test
  void projection_clusteredPhotos_keepsThemTogether() {
    write(folder, 1, 60);
    try (Gallery gallery = Gallery.open(folder)) {
      List<ProjectedPhoto> photos = Projection.of(gallery).photos();

      assertThat(photos).hasSize(60);
      for (ProjectedPhoto photo : photos) {
        ProjectedPhoto nearest =
            photos.stream()
                .filter(other -> !other.equals(photo))
                .min((a, b) -> Double.compare(distance(photo, a), distance(photo, b)))
                .orElseThrow();
        assertThat(nearest.taxonId()).as(photo.imageId()).isEqualTo(photo.taxonId());
      }
    }
  }

  @Test
  void projection_notWantedAnyMore_endsAndKeepsNothing() {
    write(folder, 1, 60);
    var asked = new AtomicInteger();
    try (Gallery gallery = Gallery.open(folder)) {
      assertThatThrownBy(() -> Projection.of(gallery, () -> asked.incrementAndGet() < 30))
          .isInstanceOf(CancellationException.class);

      assertThat(asked).hasValue(30);
      assertThat(folder.resolve(Projection.FILE)).doesNotExist();
    }
  }

  @Test
  void projection_coordinates_haveTheVarianceThatTheSharesName() {
    write(folder, 2, 50);
    try (Gallery gallery = Gallery.open(folder)) {
      Projection projection = Projection.of(gallery);
      double total = variance(gallery);

      double x = projection.photos().stream().mapToDouble(p -> (double) p.x() * p.x()).sum();
      double y = projection.photos().stream().mapToDouble(p -> (double) p.y() * p.y()).sum();
      assertThat(x / total).isCloseTo(projection.shares().get(0), within(1e-5));
      assertThat(y / total).isCloseTo(projection.shares().get(1), within(1e-5));
      assertThat(x).isGreaterThan(y);
      assertThat(projection.photos().stream().mapToDouble(ProjectedPhoto::x).sum())
          .isCloseTo(0, within(1e-4));
    }
  }

  @Test
  void projection_sameCommit_isReadFromItsFile() throws IOException {
    write(folder, 3, 20);
    try (Gallery gallery = Gallery.open(folder)) {
      Projection made = Projection.of(gallery);
      Path file = folder.resolve(Projection.FILE);
      Files.writeString(file, Files.readString(file).replaceFirst("image 07", "from the file"));

      assertThat(Projection.of(gallery).photos())
          .hasSameSizeAs(made.photos())
          .extracting(ProjectedPhoto::imageId)
          .contains("from the file");
    }
  }

  @Test
  void projection_storedAndRead_isTheSameToTheLastBit() {
    write(folder, 4, 20);
    try (Gallery gallery = Gallery.open(folder)) {
      Projection made = Projection.of(gallery);

      assertThat(Projection.of(gallery)).isEqualTo(made);
      assertThat(folder.resolve(Projection.FILE)).exists();
    }
  }

  @Test
  void projection_newCommit_isMadeAnew() {
    write(folder, 5, 20);
    try (Gallery gallery = Gallery.open(folder)) {
      Projection.of(gallery);
    }
    write(folder, 6, 21);
    try (Gallery gallery = Gallery.open(folder)) {
      Projection projection = Projection.of(gallery);

      assertThat(projection.generation()).isEqualTo(2);
      assertThat(projection.photos()).hasSize(21);
      assertThat(Projection.of(gallery)).isEqualTo(projection);
    }
  }

  @Test
  void projection_fileOfAnotherGalleryOfThisGeneration_isNotUsed(@TempDir Path other)
      throws IOException {
    write(folder, 7, 20);
    write(other, 8, 20);
    try (Gallery gallery = Gallery.open(folder);
        Gallery stranger = Gallery.open(other)) {
      Projection expected = Projection.of(gallery);
      Projection foreign = Projection.of(stranger);
      Files.copy(
          other.resolve(Projection.FILE),
          folder.resolve(Projection.FILE),
          StandardCopyOption.REPLACE_EXISTING);

      assertThat(foreign.generation()).isEqualTo(expected.generation());
      assertThat(Projection.of(gallery)).isEqualTo(expected).isNotEqualTo(foreign);
    }
  }

  @Test
  void projection_damagedFile_isMadeAnew() throws IOException {
    write(folder, 9, 20);
    try (Gallery gallery = Gallery.open(folder)) {
      Projection expected = Projection.of(gallery);
      for (String damage : List.of("", "{}", "{\"commit\":", "[1]")) {
        Files.writeString(folder.resolve(Projection.FILE), damage);
        assertThat(Projection.of(gallery)).as(damage).isEqualTo(expected);
      }
    }
  }

  @Test
  void projection_axesFromASample_placeEveryPhotoNearly() {
    write(folder, 10, 300);
    try (Gallery gallery = Gallery.open(folder)) {
      Projection all = Projection.made(gallery, 1 << 24);
      Projection sampled = Projection.made(gallery, 200 * DIMENSION);

      assertThat(all.axesFrom()).isEqualTo(300);
      assertThat(sampled.axesFrom()).isEqualTo(200);
      assertThat(sampled.photos()).hasSize(300);
      for (int i = 0; i < 300; i++) {
        assertThat(distance(sampled.photos().get(i), all.photos().get(i))).isLessThan(0.2);
      }
    }
  }

  @Test
  void projection_emptyGallery_isEmpty() {
    write(folder, 11, 0);
    try (Gallery gallery = Gallery.open(folder)) {
      assertThat(Projection.of(gallery).photos()).isEmpty();
    }
  }

  private static double distance(ProjectedPhoto one, ProjectedPhoto other) {
    return Math.hypot(one.x() - other.x(), one.y() - other.y());
  }

  /// The summed squared distances of the unit vectors from their mean, as 1 - |mean|² each.
  private static double variance(Gallery gallery) {
    double[] mean = new double[DIMENSION];
    gallery.forEachEmbedding(photo -> {
      for (int i = 0; i < DIMENSION; i++) {
        mean[i] +=
            photo.embedding().get(i) / photo.embedding().norm() / gallery.manifest().photos();
      }
    });
    double squared = 0;
    for (double value : mean) {
      squared += value * value;
    }
    return gallery.manifest().photos() * (1 - squared);
  }

  /// Photos around one corner of a cube per taxon, all written in one commit.
  private static void write(Path folder, long seed, int photos) {
    Random random = new Random(seed);
    try (GalleryWriter writer = GalleryWriter.open(folder, ENCODER)) {
      for (int i = 0; i < photos; i++) {
        int cluster = CLUSTERS[i % CLUSTERS.length];
        float[] values = new float[DIMENSION];
        for (int j = 0; j < DIMENSION; j++) {
          values[j] = (float) (0.04 * random.nextGaussian());
        }
        values[cluster] += 1 + random.nextFloat();
        writer.put(
            photo("image %02d".formatted(i), "t" + cluster), Embedding.of(values), new byte[0]);
      }
      writer.commit();
    }
  }

  private static ReferencePhoto photo(String image, String taxon) {
    return ReferencePhoto.bare(image, image, Taxon.labelled(taxon), image, "0".repeat(64));
  }
}
