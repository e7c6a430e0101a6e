package naja.photo.augment;

import java.util.random.RandomGenerator;

/// Draws a part of a photo: half to all of its area, 3:4 to 4:3, anywhere in it.
///
/// The shape's range is that of Szegedy et al., "Going Deeper with Convolutions" (CVPR 2015,
/// section 6); the area's is that of the public code of Tip-Adapter (Zhang et al., ECCV 2022),
/// which trains on a frozen encoder, too: training one from scratch goes down to 8 % of the area.
/// Areas are drawn evenly, shapes evenly in the logarithm, and a part that does not fit is drawn
/// again, as by torchvision's `RandomResizedCrop`.
final class RandomCrop {
  private static final double LEAST_AREA = 0.5;
  private static final double WIDEST = 4.0 / 3;
  private static final int ATTEMPTS = 10;

  private RandomCrop() {}

  /// A part of a photo of this size; after ten draws that do not fit, the largest part of a
  /// permitted shape, from the middle.
  static Area in(int width, int height, RandomGenerator random) {
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      double area = (LEAST_AREA + (1 - LEAST_AREA) * random.nextDouble()) * width * height;
      double shape = Math.pow(WIDEST, 2 * random.nextDouble() - 1);
      int w = (int) Math.round(Math.sqrt(area * shape));
      int h = (int) Math.round(Math.sqrt(area / shape));
      if (w > 0 && h > 0 && w <= width && h <= height) {
        return new Area(random.nextInt(width - w + 1), random.nextInt(height - h + 1), w, h);
      }
    }
    return middle(width, height);
  }

  private static Area middle(int width, int height) {
    int w = Math.min(width, (int) Math.max(1, Math.round(height * WIDEST)));
    int h = Math.min(height, (int) Math.max(1, Math.round(width * WIDEST)));
    return new Area((width - w) / 2, (height - h) / 2, w, h);
  }
}
