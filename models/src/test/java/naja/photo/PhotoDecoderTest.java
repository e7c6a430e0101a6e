package naja.photo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PhotoDecoderTest {
  @Test
  void decode_byManyThreadsWithinASmallBudget_givesEveryoneTheSame() {
    // A budget of one photo: the threads take turns and none waits for ever.
    PhotoDecoder decoder = new PhotoDecoder(new PhotoLimits(1 << 20, 50 * 37, 100, 10));
    Photo photo = SamplePhotos.photo("baseline-420.jpg");

    List<String> hashes =
        IntStream.range(0, 64)
            .parallel()
            .mapToObj(_ -> Hashes.sha256(decoder.decode(photo, ExifOrientation.APPLIED)))
            .distinct()
            .toList();

    assertThat(hashes).hasSize(1);
  }

  @Test
  void formats_onAnyMachine_nameEveryFormatOfTheSamples() {
    assertThat(PhotoDecoder.formats())
        .extracting(ReadableFormat::name)
        .containsExactly(
            "JPEG", "PNG", "GIF (first frame)", "BMP", "TIFF (first page)", "WebP (first frame)");
  }

  @Test
  void jpegBackend_libraryPresentOrNot_saysWhichDecodes() {
    String expected = TurboJpeg.library() == null ? "JDK" : "libjpeg-turbo";

    assertThat(PhotoDecoder.jpegBackend()).startsWith(expected);
  }

  @Test
  void limits_beyondWhatAnArrayHolds_areRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new PhotoLimits(1, 1L << 31, 1, 1))
        .withMessageContaining("maxPixels");
  }
}
