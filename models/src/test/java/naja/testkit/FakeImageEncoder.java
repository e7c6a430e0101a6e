package naja.testkit;

import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.List;
import naja.encoder.Embedding;
import naja.encoder.EncoderFingerprint;
import naja.encoder.ImageEncoder;
import naja.encoder.InputBatch;
import naja.photo.ExifOrientation;
import naja.photo.transform.Preprocessing;
import naja.photo.transform.Preprocessor;

/// An encoder without a model: the mean of each colour channel in a 4 × 4 input, plus a constant.
/// Photos of different colours get clearly different embeddings.
public final class FakeImageEncoder implements ImageEncoder {
  private static final int SIDE = 4;

  private final EncoderFingerprint fingerprint;
  private final Preprocessor preprocessor =
      new Preprocessor(
          new Preprocessing(
              ExifOrientation.APPLIED,
              new Preprocessing.Resize.Exact(SIDE, SIDE),
              Preprocessing.Filter.BILINEAR,
              SIDE,
              SIDE,
              Preprocessing.CropOffset.FLOOR,
              1 / 255.0,
              List.of(0.5, 0.5, 0.5),
              List.of(0.5, 0.5, 0.5)));

  public FakeImageEncoder() {
    this("fake");
  }

  /// A fake under another id, and so with another fingerprint.
  public FakeImageEncoder(String id) {
    fingerprint =
        new EncoderFingerprint(
            id, "0".repeat(64), preprocessor.preprocessing().id(), "mean/none", 4);
  }

  @Override
  public EncoderFingerprint fingerprint() {
    return fingerprint;
  }

  @Override
  public Preprocessor preprocessor() {
    return preprocessor;
  }

  @Override
  public String provider() {
    return "cpu";
  }

  @Override
  public List<Embedding> encode(InputBatch batch) {
    if (!batch.preprocessor().preprocessing().equals(preprocessor.preprocessing())) {
      throw new IllegalArgumentException("the batch was preprocessed for another encoder");
    }
    FloatBuffer values = batch.values();
    List<Embedding> embeddings = new ArrayList<>();
    for (int photo = 0; photo < batch.size(); photo++) {
      float[] embedding = {0, 0, 0, 0.1f};
      for (int channel = 0; channel < 3; channel++) {
        for (int i = 0; i < SIDE * SIDE; i++) {
          embedding[channel] += values.get() / (SIDE * SIDE);
        }
      }
      embeddings.add(Embedding.of(embedding));
    }
    return embeddings;
  }

  @Override
  public void close() {}
}
