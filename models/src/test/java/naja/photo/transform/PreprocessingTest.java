package naja.photo.transform;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import naja.photo.ExifOrientation;
import naja.photo.transform.Preprocessing.CropOffset;
import naja.photo.transform.Preprocessing.Filter;
import naja.photo.transform.Preprocessing.Resize;
import org.junit.jupiter.api.Test;

class PreprocessingTest {
  private static final List<Double> MEAN = List.of(0.485, 0.456, 0.406);
  private static final List<Double> STD = List.of(0.229, 0.224, 0.225);

  @Test
  void id_sameSettings_isTheSameInEveryProgramRun() {
    // First 16 digits of SHA-256 over "exif=APPLIED resize=shortest:256 filter=BICUBIC
    // crop=224x224 offset=FLOOR rescale=0.00392156862745098 mean=[0.485, 0.456, 0.406]
    // std=[0.229, 0.224, 0.225]" in one line: galleries on disk hold it.
    assertThat(shortest(256, Filter.BICUBIC, CropOffset.FLOOR).id()).isEqualTo("7644b92fa30b834e");
  }

  @Test
  void id_anySettingChanged_isAnother() {
    Stream<Preprocessing> variants =
        Stream.of(
            shortest(256, Filter.BICUBIC, CropOffset.FLOOR),
            shortest(257, Filter.BICUBIC, CropOffset.FLOOR),
            shortest(256, Filter.BILINEAR, CropOffset.FLOOR),
            shortest(256, Filter.BICUBIC, CropOffset.HALF_EVEN),
            of(ExifOrientation.IGNORED, 224, 224, 1 / 255.0, MEAN, STD),
            of(ExifOrientation.APPLIED, 225, 224, 1 / 255.0, MEAN, STD),
            of(ExifOrientation.APPLIED, 224, 225, 1 / 255.0, MEAN, STD),
            of(ExifOrientation.APPLIED, 224, 224, 1 / 256.0, MEAN, STD),
            of(ExifOrientation.APPLIED, 224, 224, 1 / 255.0, STD, STD),
            of(ExifOrientation.APPLIED, 224, 224, 1 / 255.0, MEAN, MEAN),
            of(ExifOrientation.APPLIED, 224, 224, 1 / 255.0, MEAN, STD));

    assertThat(variants.map(Preprocessing::id)).doesNotHaveDuplicates().hasSize(11);
  }

  private static Preprocessing shortest(int size, Filter filter, CropOffset offset) {
    return new Preprocessing(
        ExifOrientation.APPLIED,
        new Resize.ShortestEdge(size),
        filter,
        224,
        224,
        offset,
        1 / 255.0,
        MEAN,
        STD);
  }

  private static Preprocessing of(
      ExifOrientation orientation,
      int width,
      int height,
      double rescale,
      List<Double> mean,
      List<Double> std) {
    return new Preprocessing(
        orientation,
        new Resize.Exact(256, 256),
        Filter.BICUBIC,
        width,
        height,
        CropOffset.FLOOR,
        rescale,
        mean,
        std);
  }
}
