package naja.encoder.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtProvider;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import naja.encoder.Embedding;
import naja.encoder.EncoderException;
import naja.encoder.EncoderOptions;
import naja.encoder.Pooling;
import naja.encoder.card.EncoderCard;
import naja.encoder.card.Weights;
import naja.encoder.weights.LocatedWeights;
import naja.photo.ExifOrientation;
import naja.photo.transform.Preprocessing;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Element types, batch axes and devices, on a graph that hands its input on.
class TinyGraphTest {
  private static final int SIDE = TinyGraph.SIDE;
  private static final int VALUES = 3 * SIDE * SIDE;

  @TempDir Path folder;

  @Test
  void encode_float32_handsValuesOnUnchanged() throws IOException {
    assertHandedOn(TinyGraph.write(folder, TinyGraph.FLOAT, 0), 0.1f, 0.1f);
  }

  @Test
  void encode_float16_roundsToHalfPrecisionBothWays() throws IOException {
    // 0.1 is not a half-precision number; the nearest one is 0x2e66.
    assertHandedOn(
        TinyGraph.write(folder, TinyGraph.FLOAT16, 0), 0.1f, Float.float16ToFloat((short) 0x2e66));
  }

  @Test
  void encode_graphWithBatchOfOne_runsPhotoByPhoto() throws IOException {
    assertHandedOn(TinyGraph.write(folder, TinyGraph.FLOAT, 1), 0.25f, 0.25f);
  }

  @Test
  void encode_notANumber_isRefusedWithTheEncoder() throws IOException {
    try (OnnxImageEncoder encoder = open(TinyGraph.write(folder, TinyGraph.FLOAT, 0), "cpu")) {
      FloatBuffer values = direct(VALUES).put(0, Float.NaN);

      assertThatThrownBy(() -> encoder.encode(values, 1))
          .isInstanceOf(EncoderException.class)
          .hasMessageContaining("tiny")
          .hasMessageContaining("NaN");
    }
  }

  @Test
  void open_graphWithOtherFixedBatch_isRefused() throws IOException {
    Path model = TinyGraph.write(folder, TinyGraph.FLOAT, 7);

    assertThatThrownBy(() -> open(model, "cpu"))
        .isInstanceOf(EncoderException.class)
        .hasMessageContaining("[7, 3, 2, 2]");
  }

  @Test
  void open_cpu_isProvenByTheNodesThatRan() throws IOException {
    try (OnnxImageEncoder encoder = open(TinyGraph.write(folder, TinyGraph.FLOAT, 0), "cpu")) {
      assertThat(encoder.provider()).isEqualTo("cpu");
      assertThat(encoder.nodesByProvider()).containsExactly(entry(ProviderProfile.CPU, 1));
    }
  }

  @Test
  void open_cudaWithoutCuda_neverFallsBackAndSaysWhatToDo() throws IOException {
    OnnxRuntime.environment();
    assumeFalse(
        OrtEnvironment.getAvailableProviders().contains(OrtProvider.CUDA),
        "skipped: this ONNX Runtime has CUDA");
    Path model = TinyGraph.write(folder, TinyGraph.FLOAT, 0);

    assertThatThrownBy(() -> open(model, "cuda:1"))
        .isInstanceOf(EncoderException.class)
        .hasMessageContaining("cuda:1")
        .hasMessageContaining("GPU build")
        .hasMessageContaining("naja gpu install")
        .hasMessageContaining("--device cpu");
  }

  @Test
  void open_auto_saysWhereItReallyRuns() throws IOException {
    try (OnnxImageEncoder encoder = open(TinyGraph.write(folder, TinyGraph.FLOAT, 0), "auto")) {
      String ran = encoder.nodesByProvider().keySet().iterator().next();
      assertThat(encoder.provider()).isEqualTo(ran.equals(ProviderProfile.CPU) ? "cpu" : "cuda:0");
    }
  }

  private void assertHandedOn(Path model, float in, float out) {
    try (OnnxImageEncoder encoder = open(model, "cpu")) {
      FloatBuffer values = direct(3 * VALUES);
      values.put(0, in).put(2 * VALUES + 1, in);

      List<Embedding> embeddings = encoder.encode(values, 3);

      assertThat(embeddings).hasSize(3);
      assertThat(embeddings.get(0).get(0)).isEqualTo(out);
      assertThat(embeddings.get(1).norm()).isZero();
      assertThat(embeddings.get(2).get(1)).isEqualTo(out);
    }
  }

  private static FloatBuffer direct(int values) {
    return ByteBuffer.allocateDirect(4 * values).order(ByteOrder.nativeOrder()).asFloatBuffer();
  }

  private static OnnxImageEncoder open(Path model, String device) {
    List<Double> half = List.of(0.5, 0.5, 0.5);
    Preprocessing preprocessing =
        new Preprocessing(
            ExifOrientation.IGNORED,
            new Preprocessing.Resize.Exact(SIDE, SIDE),
            Preprocessing.Filter.BILINEAR,
            SIDE,
            SIDE,
            Preprocessing.CropOffset.FLOOR,
            1 / 255.0,
            half,
            half);
    EncoderCard card =
        new EncoderCard(
            "tiny",
            "Hands its input on",
            "none",
            new Weights.InFile(model, Optional.empty()),
            new EncoderCard.Input("x", SIDE, SIDE),
            Optional.of(preprocessing),
            new EncoderCard.Output("y", Pooling.NONE, 0, VALUES),
            "",
            List.of());
    return OnnxImageEncoder.open(
        card, new LocatedWeights.InFile(model, "0".repeat(64)), new EncoderOptions(device, 1));
  }
}
