package naja.photo.transform;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import naja.photo.ExifOrientation;
import naja.photo.Kernel;

/// What happens to the pixels before the encoder sees them: the part of an encoder card that makes
/// a different encoder when it changes.
///
/// @param orientation whether the EXIF orientation turns the photo first
/// @param resize how the photo is brought to size
/// @param filter the resampling filter, always antialiased as in Pillow
/// @param cropWidth width of the centre crop and of the encoder's input, in pixels
/// @param cropHeight height of the centre crop and of the encoder's input, in pixels
/// @param cropOffset how an odd margin is split
/// @param rescale factor from 0..255 samples to the range that mean and std are given in (1/255)
/// @param mean per channel (R, G, B), after rescaling
/// @param std per channel, after rescaling; greater than 0
public record Preprocessing(
    ExifOrientation orientation,
    Resize resize,
    Filter filter,
    int cropWidth,
    int cropHeight,
    CropOffset cropOffset,
    double rescale,
    List<Double> mean,
    List<Double> std) {
  private static final int ID_BYTES = 8;

  public Preprocessing {
    mean = List.copyOf(mean);
    std = List.copyOf(std);
    if (cropWidth < 1 || cropHeight < 1) {
      throw new IllegalArgumentException(
          "crop must be at least 1 x 1, got " + cropWidth + " x " + cropHeight);
    }
    if (mean.size() != 3 || std.size() != 3) {
      throw new IllegalArgumentException(
          "mean and std need 3 values each, got " + mean + " and " + std);
    }
    if (std.stream().anyMatch(value -> !(value > 0))) {
      throw new IllegalArgumentException("std must be greater than 0, got " + std);
    }
  }

  /// How a photo is brought to size before the crop.
  public sealed interface Resize {
    /// The short side becomes `size`, the long side `(int) (size * long / short)`.
    record ShortestEdge(int size) implements Resize {}

    /// Both sides are set; the aspect ratio is not kept.
    record Exact(int width, int height) implements Resize {}
  }

  /// Resampling filters with Pillow's definitions.
  public enum Filter {
    BILINEAR(Kernel.TRIANGLE),
    BICUBIC(Kernel.CUBIC);

    private final Kernel kernel;

    Filter(Kernel kernel) {
      this.kernel = kernel;
    }

    Kernel kernel() {
      return kernel;
    }
  }

  /// How the centre crop's offset is rounded when the margin is odd.
  public enum CropOffset {
    /// `(n - crop) / 2` rounded down: Hugging Face processors.
    FLOOR,
    /// Rounded half to even: torchvision, open_clip, timm, birder.
    HALF_EVEN
  }

  /// A short stable name of these settings: equal exactly when all of them are equal.
  public String id() {
    byte[] text = canonical().getBytes(StandardCharsets.UTF_8);
    return HexFormat.of().formatHex(sha256(text), 0, ID_BYTES);
  }

  /// Every setting in one line; galleries store its hash, so its wording never changes.
  private String canonical() {
    String size =
        switch (resize) {
          case Resize.ShortestEdge(int edge) -> "shortest:" + edge;
          case Resize.Exact(int width, int height) -> "exact:" + width + "x" + height;
        };
    return String.join(
        " ",
        "exif=" + orientation.name(),
        "resize=" + size,
        "filter=" + filter.name(),
        "crop=" + cropWidth + "x" + cropHeight,
        "offset=" + cropOffset.name(),
        "rescale=" + rescale,
        "mean=" + mean,
        "std=" + std);
  }

  private static byte[] sha256(byte[] text) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(text);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
