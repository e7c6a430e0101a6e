package naja.encoder.builtin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.io.IOException;
import java.io.InputStream;
import java.nio.FloatBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;

class BuiltinEncoderGraphTest {
  private static final int SIDE = BuiltinEncoderGraph.SIDE;
  private static final int SAMPLES = 3 * SIDE * SIDE;

  @Test
  void bytes_comparedWithTheCheckedInFile_areEqual() throws IOException {
    byte[] file = resource(BuiltinEncoderFile.RESOURCE);

    assertThat(Arrays.equals(BuiltinEncoderGraph.bytes(), file))
        .as("run BuiltinEncoderFile after changing the graph, and update the card's sha256")
        .isTrue();
  }

  @Test
  void card_comparedWithTheFile_namesItsHashAndDimension() throws Exception {
    byte[] model = resource(BuiltinEncoderFile.RESOURCE);
    String card = new String(resource("config/encoders/builtin.yaml"), StandardCharsets.UTF_8);

    int dimension = run(model, new float[SAMPLES], 1)[0].length;

    assertThat(card)
        .contains("sha256: " + BuiltinEncoderFile.sha256(model))
        .contains("dimension: " + dimension);
    assertThat(dimension).isLessThanOrEqualTo(1024);
  }

  @Test
  void embedding_sameColoursElsewhere_staysNearerThanOtherColours() throws Exception {
    byte[] model = BuiltinEncoderGraph.bytes();
    float[] red = disc(60, 60, new float[] {0.8f, 0.1f, 0.1f});
    float[] redMoved = disc(70, 66, new float[] {0.75f, 0.12f, 0.1f});
    float[] blue = disc(60, 60, new float[] {0.1f, 0.2f, 0.8f});

    float[][] embeddings = run(model, joined(red, redMoved, blue), 3);

    double moved = 1 - cosine(embeddings[0], embeddings[1]);
    double recoloured = 1 - cosine(embeddings[0], embeddings[2]);
    assertThat(moved).isPositive().isLessThan(recoloured / 2);
  }

  @Test
  void embedding_inABatch_equalsTheEmbeddingAlone() throws Exception {
    byte[] model = BuiltinEncoderGraph.bytes();
    float[] noise = noise(11);

    float[][] batch = run(model, joined(noise(5), noise), 2);

    assertThat(cosine(batch[1], run(model, noise, 1)[0])).isGreaterThan(0.999999);
    assertThat(cosine(batch[0], batch[1])).isLessThan(0.9999999);
  }

  @Test
  void embedding_blackAndWhitePhotos_areFiniteAndNotZero() throws Exception {
    float[] white = new float[SAMPLES];
    Arrays.fill(white, 1);

    float[][] embeddings = run(BuiltinEncoderGraph.bytes(), joined(new float[SAMPLES], white), 2);

    for (float[] embedding : embeddings) {
      assertThat(embedding).doesNotContain(Float.NaN, Float.POSITIVE_INFINITY);
      assertThat(cosine(embedding, embedding)).isCloseTo(1, within(1e-6));
    }
  }

  private static byte[] resource(String name) throws IOException {
    ClassLoader loader = BuiltinEncoderGraphTest.class.getClassLoader();
    try (InputStream in = Objects.requireNonNull(loader.getResourceAsStream(name), name)) {
      return in.readAllBytes();
    }
  }

  private static float[][] run(byte[] model, float[] samples, int photos) throws OrtException {
    OrtEnvironment environment = OrtEnvironment.getEnvironment();
    try (var options = new OrtSession.SessionOptions()) {
      options.setIntraOpNumThreads(1);
      try (OrtSession session = environment.createSession(model, options);
          OnnxTensor input =
              OnnxTensor.createTensor(
                  environment, FloatBuffer.wrap(samples), new long[] {photos, 3, SIDE, SIDE});
          OrtSession.Result result = session.run(Map.of(BuiltinEncoderGraph.INPUT, input))) {
        return (float[][]) result.get(BuiltinEncoderGraph.OUTPUT).orElseThrow().getValue();
      }
    }
  }

  /// A disc of one colour on a grey ground.
  private static float[] disc(int row, int column, float[] colour) {
    float[] samples = new float[SAMPLES];
    for (int i = 0; i < SAMPLES; i++) {
      int cell = i % (SIDE * SIDE);
      double distance = Math.hypot(cell / SIDE - row, cell % SIDE - column);
      samples[i] = distance < 30 ? colour[i / (SIDE * SIDE)] : 0.5f;
    }
    return samples;
  }

  private static float[] noise(long seed) {
    var random = new Random(seed);
    float[] samples = new float[SAMPLES];
    for (int i = 0; i < SAMPLES; i++) {
      samples[i] = random.nextFloat();
    }
    return samples;
  }

  private static float[] joined(float[]... parts) {
    float[] all = new float[parts.length * SAMPLES];
    for (int i = 0; i < parts.length; i++) {
      System.arraycopy(parts[i], 0, all, i * SAMPLES, SAMPLES);
    }
    return all;
  }

  private static double cosine(float[] left, float[] right) {
    double dot = 0;
    double leftSquares = 0;
    double rightSquares = 0;
    for (int i = 0; i < left.length; i++) {
      dot += left[i] * right[i];
      leftSquares += left[i] * left[i];
      rightSquares += right[i] * right[i];
    }
    return dot / Math.sqrt(leftSquares * rightSquares);
  }
}
