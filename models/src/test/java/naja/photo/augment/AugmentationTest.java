package naja.photo.augment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import naja.photo.Pixels;
import org.junit.jupiter.api.Test;

class AugmentationTest {
  /// Two rows of three pixels; a pixel's samples are its number, 0 and 0.
  private static final Pixels PHOTO = photo(3, 1, 2, 3, 4, 5, 6);

  private static Pixels photo(int width, int... reds) {
    byte[] rgb = new byte[3 * reds.length];
    for (int i = 0; i < reds.length; i++) {
      rgb[3 * i] = (byte) reds[i];
    }
    return new Pixels(width, reds.length / width, rgb);
  }

  private static void assertMakes(Augmentation augmentation, Pixels expected) {
    Pixels made = augmentation.apply(PHOTO);
    assertThat(made.width()).isEqualTo(expected.width());
    assertThat(made.height()).isEqualTo(expected.height());
    assertThat(made.rgb()).isEqualTo(expected.rgb());
  }

  @Test
  void apply_flip_exchangesLeftAndRight() {
    assertMakes(new Augmentation(true, null), photo(3, 3, 2, 1, 6, 5, 4));
  }

  @Test
  void apply_crop_keepsThePart() {
    assertMakes(new Augmentation(false, new Area(1, 0, 2, 2)), photo(2, 2, 3, 5, 6));
    assertMakes(new Augmentation(false, new Area(0, 1, 2, 1)), photo(2, 4, 5));
  }

  @Test
  void apply_flipAndCrop_mirrorsThePartOfThePhotoAsItIs() {
    assertMakes(new Augmentation(true, new Area(1, 0, 2, 2)), photo(2, 3, 2, 6, 5));
  }

  @Test
  void apply_none_isThePhotoItself() {
    assertThat(Augmentation.NONE.apply(PHOTO)).isSameAs(PHOTO);
  }

  @Test
  void apply_partBeyondThePhoto_isRefused() {
    Augmentation beyond = new Augmentation(false, new Area(2, 0, 2, 1));
    assertThatThrownBy(() -> beyond.apply(PHOTO)).hasMessageContaining("3 x 2");
  }

  @Test
  void code_everyKind_saysWhatWasDone() {
    Area part = new Area(1, 2, 30, 40);
    assertThat(Augmentation.NONE.code()).isEmpty();
    assertThat(new Augmentation(true, null).code()).isEqualTo("flip");
    assertThat(new Augmentation(false, part).code()).isEqualTo("crop:1,2,30,40");
    assertThat(new Augmentation(true, part).code()).isEqualTo("flip+crop:1,2,30,40");
  }
}
