package naja.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import naja.encoder.Embedding;
import naja.encoder.ImageEncoder;
import naja.encoder.InputBatch;
import naja.photo.ExifOrientation;
import naja.photo.Pixels;
import naja.photo.transform.Preprocessing;
import naja.photo.transform.Preprocessor;
import org.junit.jupiter.api.Test;

/// What every [ImageEncoder] keeps. A test of an implementation extends this and says how to open
/// one.
public abstract class ImageEncoderContract {
  private static final float TOLERANCE = 1e-5f;

  /// Opens an encoder; called for every test, closed by it.
  protected abstract ImageEncoder open();

  @Test
  void fingerprint_asked_isTheSameForTwoOpenedAlike() {
    try (ImageEncoder one = open();
        ImageEncoder two = open()) {
      assertThat(one.fingerprint()).isEqualTo(two.fingerprint());
      assertThat(one.fingerprint().weightsSha256()).matches("[0-9a-f]{64}");
      assertThat(one.fingerprint().preprocessingId())
          .isEqualTo(two.preprocessor().preprocessing().id());
    }
  }

  @Test
  void provider_asked_namesADevice() {
    try (ImageEncoder encoder = open()) {
      assertThat(encoder.provider()).matches("cpu|cuda:\\d+");
    }
  }

  @Test
  void encode_photos_givesOneEmbeddingEachOfTheNamedDimension() {
    try (ImageEncoder encoder = open()) {
      List<Embedding> embeddings = encoder.encode(photos(3));

      assertThat(embeddings).hasSize(3);
      assertThat(embeddings)
          .allMatch(embedding -> embedding.dimension() == encoder.fingerprint().dimension());
    }
  }

  @Test
  void encode_noPhotos_givesNothing() {
    try (ImageEncoder encoder = open()) {
      assertThat(encoder.encode(List.of())).isEmpty();
      assertThat(encoder.encode(new InputBatch(encoder.preprocessor(), 2))).isEmpty();
    }
  }

  @Test
  void encode_batch_equalsSinglePhotosInOrder() {
    List<Pixels> photos = photos(5);
    try (ImageEncoder encoder = open()) {
      List<Embedding> together = encoder.encode(photos);

      for (int photo = 0; photo < photos.size(); photo++) {
        Embedding alone = encoder.encode(List.of(photos.get(photo))).getFirst();
        assertClose(together.get(photo), alone);
      }
    }
  }

  @Test
  void encode_differentPhotos_givesDifferentEmbeddings() {
    try (ImageEncoder encoder = open()) {
      List<Embedding> embeddings = encoder.encode(photos(3));

      assertThat(embeddings.get(0)).isNotEqualTo(embeddings.get(1));
      assertThat(embeddings.get(1)).isNotEqualTo(embeddings.get(2));
    }
  }

  @Test
  void encode_batchUsedAgain_isLeftAsItIsAndGivesTheSame() {
    try (ImageEncoder encoder = open()) {
      InputBatch batch = new InputBatch(encoder.preprocessor(), 4);
      photos(2).forEach(batch::add);
      List<Embedding> first = encoder.encode(batch);

      assertThat(batch.size()).isEqualTo(2);
      assertThat(encoder.encode(batch)).isEqualTo(first);

      batch.clear();
      batch.add(photos(2).getLast());
      assertClose(encoder.encode(batch).getFirst(), first.getLast());
    }
  }

  @Test
  void encode_severalThreads_equalsOneThread() throws InterruptedException, ExecutionException {
    List<Pixels> photos = photos(4);
    try (ImageEncoder encoder = open();
        ExecutorService callers = Executors.newFixedThreadPool(4)) {
      List<Embedding> expected = encoder.encode(photos);
      List<Future<List<Embedding>>> running = new ArrayList<>();
      for (int call = 0; call < 16; call++) {
        running.add(callers.submit(() -> encoder.encode(photos)));
      }
      for (Future<List<Embedding>> result : running) {
        assertThat(result.get()).isEqualTo(expected);
      }
    }
  }

  @Test
  void encode_batchOfAnotherPreprocessing_isRefused() {
    try (ImageEncoder encoder = open()) {
      InputBatch batch = new InputBatch(otherPreprocessor(encoder.preprocessor()), 1);
      batch.add(photos(1).getFirst());

      assertThatThrownBy(() -> encoder.encode(batch)).isInstanceOf(IllegalArgumentException.class);
    }
  }

  @Test
  void close_twice_isHarmless() {
    ImageEncoder encoder = open();
    encoder.close();
    encoder.close();
  }

  private static Preprocessor otherPreprocessor(Preprocessor preprocessor) {
    Preprocessing own = preprocessor.preprocessing();
    ExifOrientation other =
        own.orientation() == ExifOrientation.APPLIED
            ? ExifOrientation.IGNORED
            : ExifOrientation.APPLIED;
    return new Preprocessor(
        new Preprocessing(
            other,
            own.resize(),
            own.filter(),
            own.cropWidth(),
            own.cropHeight(),
            own.cropOffset(),
            own.rescale(),
            own.mean(),
            own.std()));
  }

  /// Photos of different sizes and colours, the same ones each time.
  private static List<Pixels> photos(int count) {
    List<Pixels> photos = new ArrayList<>();
    for (int photo = 0; photo < count; photo++) {
      Random random = new Random(photo);
      int width = 40 + 7 * photo;
      byte[] rgb = new byte[3 * width * 50];
      int[] tint = {random.nextInt(128), random.nextInt(128), random.nextInt(128)};
      for (int i = 0; i < rgb.length; i++) {
        rgb[i] = (byte) (tint[i % 3] + random.nextInt(128));
      }
      photos.add(new Pixels(width, 50, rgb));
    }
    return photos;
  }

  private static void assertClose(Embedding actual, Embedding expected) {
    assertThat(actual.dimension()).isEqualTo(expected.dimension());
    for (int i = 0; i < expected.dimension(); i++) {
      assertThat(actual.get(i)).as("value %d", i).isCloseTo(expected.get(i), within(TOLERANCE));
    }
  }
}
