package naja.photo.augment;

import static naja.photo.augment.AugmentationKind.CROPS;
import static naja.photo.augment.AugmentationKind.FLIPS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;
import naja.photo.Pixels;
import org.junit.jupiter.api.Test;

class AugmentationPlanTest {
  private static final int WIDTH = 400;
  private static final int HEIGHT = 300;
  private static final AugmentationPlan BOTH = new AugmentationPlan(Set.of(FLIPS, CROPS), 100, 7);

  private static Pixels photo(int width, int height) {
    return new Pixels(width, height, new byte[3 * width * height]);
  }

  private static List<Augmentation> copies(AugmentationPlan plan, String id, Pixels photo) {
    return IntStream.rangeClosed(1, plan.copies()).mapToObj(i -> plan.row(id, i, photo)).toList();
  }

  private static List<Area> crops(List<Augmentation> copies) {
    return copies.stream().map(Augmentation::crop).map(Objects::requireNonNull).toList();
  }

  @Test
  void row_crops_areHalfToAllOfThePhotoAndNotTooLong() {
    List<Area> crops = crops(copies(BOTH, "a", photo(WIDTH, HEIGHT)));

    // A crop's sides are whole pixels: half a pixel in more than 170.
    assertThat(crops)
        .hasSize(100)
        .doesNotHaveDuplicates()
        .allSatisfy(area -> {
          double share = (double) area.width() * area.height() / (WIDTH * HEIGHT);
          assertThat(share).isBetween(0.495, 1.0);
          assertThat((double) area.width() / area.height()).isBetween(0.745, 1.34);
          assertThat(area.x() + area.width()).isLessThanOrEqualTo(WIDTH);
          assertThat(area.y() + area.height()).isLessThanOrEqualTo(HEIGHT);
        });
  }

  @Test
  void row_flipsAndCrops_mirrorsAboutHalfOfTheCopies() {
    long flipped =
        copies(BOTH, "a", photo(WIDTH, HEIGHT)).stream().filter(Augmentation::flipped).count();
    assertThat(flipped).isCloseTo(50, within(20L));
  }

  @Test
  void row_cropsAlone_mirrorsNone() {
    AugmentationPlan plan = new AugmentationPlan(Set.of(CROPS), 100, 7);
    List<Augmentation> copies = copies(plan, "a", photo(WIDTH, HEIGHT));
    assertThat(copies).noneMatch(Augmentation::flipped);
    assertThat(crops(copies)).isEqualTo(crops(copies(BOTH, "a", photo(WIDTH, HEIGHT))));
  }

  @Test
  void row_photoOfAnyShape_hasACropInside() {
    for (int[] size : new int[][] {{1, 1}, {1, 900}, {900, 1}, {5000, 20}, {2, 3}}) {
      Pixels photo = photo(size[0], size[1]);
      assertThat(copies(BOTH, "a", photo))
          .allSatisfy(copy -> assertThat(copy.apply(photo).width()).isPositive());
    }
  }

  @Test
  void row_otherPhotoOrSeed_isAnotherChance() {
    Pixels photo = photo(WIDTH, HEIGHT);
    List<Augmentation> copies = copies(BOTH, "a", photo);
    AugmentationPlan otherSeed = new AugmentationPlan(Set.of(FLIPS, CROPS), 100, 8);

    // Crops of nearly the whole photo are few, and can be equal by chance.
    assertThat(copies(BOTH, "b", photo)).filteredOn(copies::contains).hasSizeLessThan(5);
    assertThat(copies(otherSeed, "a", photo)).filteredOn(copies::contains).hasSizeLessThan(5);
  }

  @Test
  void row_moreCopies_leavesTheFirstAsTheyAre() {
    Pixels photo = photo(WIDTH, HEIGHT);
    AugmentationPlan few = new AugmentationPlan(Set.of(FLIPS, CROPS), 3, 7);
    assertThat(copies(few, "a", photo)).isEqualTo(copies(BOTH, "a", photo).subList(0, 3));
  }

  @Test
  void row_zero_isThePhotoItself() {
    assertThat(BOTH.row("a", 0, photo(WIDTH, HEIGHT))).isEqualTo(Augmentation.NONE);
  }

  @Test
  void plan_numbersOutOfRange_areRefusedByName() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new AugmentationPlan(Set.of(CROPS), 0, 0))
        .withMessage("copies must be between 1 and 100, got 0");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new AugmentationPlan(Set.of(FLIPS), 2, 0))
        .withMessageContaining("add crops");
  }
}
