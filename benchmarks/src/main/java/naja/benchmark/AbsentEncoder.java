package naja.benchmark;

import java.util.Collections;
import java.util.List;
import naja.encoder.Embedding;
import naja.encoder.EncoderFingerprint;
import naja.encoder.ImageEncoder;
import naja.encoder.InputBatch;
import naja.photo.ExifOrientation;
import naja.photo.transform.Preprocessing;
import naja.photo.transform.Preprocessor;

/// Stands for the encoder of a gallery of stored embeddings, which nobody has here: it can be
/// served by embedding, and makes the same embedding of every photo.
record AbsentEncoder(EncoderFingerprint fingerprint) implements ImageEncoder {
  private static final int SIDE = 4;
  private static final Preprocessor PREPROCESSOR =
      new Preprocessor(
          new Preprocessing(
              ExifOrientation.IGNORED,
              new Preprocessing.Resize.Exact(SIDE, SIDE),
              Preprocessing.Filter.BILINEAR,
              SIDE,
              SIDE,
              Preprocessing.CropOffset.FLOOR,
              1 / 255.0,
              List.of(0.5, 0.5, 0.5),
              List.of(0.5, 0.5, 0.5)));

  @Override
  public Preprocessor preprocessor() {
    return PREPROCESSOR;
  }

  @Override
  public String provider() {
    return "cpu";
  }

  @Override
  public List<Embedding> encode(InputBatch batch) {
    float[] some = new float[fingerprint.dimension()];
    some[0] = 1;
    return Collections.nCopies(batch.size(), Embedding.of(some));
  }

  @Override
  public void close() {}
}
