package naja.photo.transform;

import java.nio.FloatBuffer;
import java.util.Objects;
import naja.photo.Pixels;

/// Applies a [Preprocessing]: resize, centre crop, rescale and normalise, written as planes R, G, B
/// (CHW). Immutable and safe for use by several threads.
public final class Preprocessor {
  private final Preprocessing preprocessing;

  public Preprocessor(Preprocessing preprocessing) {
    this.preprocessing = Objects.requireNonNull(preprocessing, "preprocessing");
  }

  public Preprocessing preprocessing() {
    return preprocessing;
  }

  /// Floats written per photo: `3 * cropHeight * cropWidth`.
  public int floatsPerPhoto() {
    return 3 * preprocessing.cropHeight() * preprocessing.cropWidth();
  }

  /// Writes one photo at the buffer's position and advances it by [#floatsPerPhoto()].
  public void write(Pixels pixels, FloatBuffer target) {
    throw new IllegalStateException(pixels + " " + target);
  }
}
