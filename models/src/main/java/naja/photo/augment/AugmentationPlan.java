package naja.photo.augment;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Random;
import java.util.Set;
import naja.photo.Pixels;

/// Which copies every photo of a collection gets.
///
/// Copies depend on the seed, the image id and their own number alone: not on other photos, their
/// order or the threads at work, and the first copies stay the same when more are asked for.
///
/// @param copies per photo, 1 to 100; 0 for [#NONE] alone
/// @param seed where the chance starts from
public record AugmentationPlan(Set<AugmentationKind> kinds, int copies, long seed)
    implements PhotoRows {
  private static final int MOST_COPIES = 100;

  /// Every photo as it is, and no copies.
  public static final AugmentationPlan NONE = new AugmentationPlan(Set.of(), 0, 0);

  /// @throws IllegalArgumentException if the number of copies is out of range, or greater than 1
  ///   with flips alone: a photo has one mirror image
  public AugmentationPlan {
    kinds = Set.copyOf(kinds);
    if (kinds.isEmpty() && copies != 0) {
      throw new IllegalArgumentException("copies need flips or crops");
    }
    if (!kinds.isEmpty() && (copies < 1 || copies > MOST_COPIES)) {
      throw new IllegalArgumentException(
          "copies must be between 1 and %d, got %d".formatted(MOST_COPIES, copies));
    }
    if (kinds.equals(Set.of(AugmentationKind.FLIPS)) && copies > 1) {
      throw new IllegalArgumentException(
          "flips alone make 1 copy of a photo, got %d copies; add crops".formatted(copies));
    }
  }

  /// Rows per photo: itself and its copies.
  @Override
  public int rows() {
    return 1 + copies;
  }

  /// What makes a row of a photo. With flips and crops every copy is cropped, and one in two of
  /// them mirrored.
  ///
  /// @param row 0 for the photo itself, else the number of the copy, up to [#copies()]
  @Override
  public Augmentation row(String imageId, int row, Pixels photo) {
    if (row < 0 || row > copies) {
      throw new IllegalArgumentException(
          "row must be between 0 and %d, got %d".formatted(copies, row));
    }
    if (row == 0) {
      return Augmentation.NONE;
    }
    if (!kinds.contains(AugmentationKind.CROPS)) {
      return new Augmentation(true, null);
    }
    // The sequence of java.util.Random is written down in its documentation, whatever the Java.
    Random random = new Random(seed(imageId, row));
    boolean flipped = random.nextBoolean() && kinds.contains(AugmentationKind.FLIPS);
    return new Augmentation(flipped, RandomCrop.in(photo.width(), photo.height(), random));
  }

  private long seed(String imageId, int row) {
    try {
      String text = seed + " " + row + " " + imageId;
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return ByteBuffer.wrap(hash).getLong();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
