package naja.encoder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import naja.photo.Photo;
import naja.photo.PhotoDecoder;
import naja.photo.PhotoLimits;
import naja.photo.UnreadablePhoto;
import naja.photo.transform.Preprocessor;
import naja.testkit.FakeImageEncoder;
import naja.testkit.TestData;
import org.junit.jupiter.api.Test;

class PhotoEmbedderTest {
  /// Makes zeros of the second photo of every batch.
  private static final class HalfBlind implements ImageEncoder {
    private final ImageEncoder encoder = new FakeImageEncoder();

    @Override
    public EncoderFingerprint fingerprint() {
      return encoder.fingerprint();
    }

    @Override
    public Preprocessor preprocessor() {
      return encoder.preprocessor();
    }

    @Override
    public String provider() {
      return encoder.provider();
    }

    @Override
    public List<Embedding> encode(InputBatch batch) {
      List<Embedding> embeddings = encoder.encode(batch);
      return batch.size() < 2
          ? embeddings
          : List.of(embeddings.getFirst(), Embedding.of(0, 0, 0, 0));
    }

    @Override
    public void close() {}
  }

  private final PhotoEmbedder embedder =
      new PhotoEmbedder(new PhotoDecoder(PhotoLimits.DEFAULT), new HalfBlind());

  private static Photo photo(String name) throws IOException {
    var folder = TestData.root().resolve("models/src/test/resources/photos");
    return new Photo(name, Files.readAllBytes(folder.resolve(name)));
  }

  @Test
  void embed_photo_isEncoded() throws IOException {
    assertThat(embedder.embed(List.of(photo("rgb.png"))))
        .singleElement()
        .satisfies(embedding -> assertThat(embedding.dimension()).isEqualTo(4));
  }

  @Test
  void embed_nothingButZeros_isABadPhoto() throws IOException {
    List<Photo> photos = List.of(photo("rgb.png"), photo("rgb.bmp"));

    assertThatThrownBy(() -> embedder.embed(photos))
        .isInstanceOfSatisfying(
            UnreadablePhoto.class,
            e -> assertThat(e.reason()).isEqualTo(UnreadablePhoto.Reason.ZERO_EMBEDDING))
        .hasMessageStartingWith("rgb.bmp ");
  }
}
