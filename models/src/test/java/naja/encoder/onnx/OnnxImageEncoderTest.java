package naja.encoder.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import naja.encoder.Embedding;
import naja.encoder.EncoderException;
import naja.encoder.EncoderOptions;
import naja.encoder.PhotoEmbedder;
import naja.encoder.Pooling;
import naja.encoder.card.EncoderCard;
import naja.encoder.card.EncoderFolder;
import naja.encoder.weights.LocatedWeights;
import naja.photo.Photo;
import naja.photo.PhotoDecoder;
import naja.photo.PhotoLimits;
import naja.testkit.TestData;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Compares with outputs that ONNX Runtime and Pillow gave in Python.
class OnnxImageEncoderTest {
  private static final List<String> PHOTOS = List.of("j420.jpg", "jexif1.jpg", "i4_333x500.png");
  private static final int FLOATS = 3 * 224 * 224;

  @ParameterizedTest
  @CsvSource({
    "last_hidden_state, cls, last_hidden_state",
    "pooler_output, none, pooler_output",
    "last_hidden_state, mean-patches, patch_mean_ref",
    "last_hidden_state, dct8x8, patch_dct8_ref"
  })
  void encode_testVectors_matchesReference(String tensor, String pooling, String reference)
      throws IOException {
    try (OnnxImageEncoder encoder = open(card(tensor, pooling(pooling)))) {
      List<Embedding> embeddings = encoder.encode(pixelValues(), PHOTOS.size());

      for (int photo = 0; photo < PHOTOS.size(); photo++) {
        assertClose(embeddings.get(photo).toArray(), floats(PHOTOS.get(photo), reference));
      }
    }
  }

  @Test
  void encode_clsMean_isClassTokenThenPatchMean() throws IOException {
    try (OnnxImageEncoder encoder = open(card("last_hidden_state", Pooling.CLS_MEAN))) {
      float[] both = encoder.encode(pixelValues(), 1).getFirst().toArray();

      assertThat(both).hasSize(128);
      assertClose(Arrays.copyOf(both, 64), floats(PHOTOS.getFirst(), "pooler_output"));
      assertClose(Arrays.copyOfRange(both, 64, 128), floats(PHOTOS.getFirst(), "patch_mean_ref"));
    }
  }

  @Test
  void embed_photoFiles_matchesReferenceFromFileToEmbedding() throws IOException {
    try (OnnxImageEncoder encoder = open(card("pooler_output", Pooling.NONE))) {
      PhotoEmbedder embedder = new PhotoEmbedder(new PhotoDecoder(PhotoLimits.DEFAULT), encoder);
      for (String name : PHOTOS) {
        Path file = TestData.require("models/dinov2-tiny-random/testvec/" + name);
        Photo photo = new Photo(name, Files.readAllBytes(file));

        assertClose(
            embedder.embed(List.of(photo)).getFirst().toArray(), floats(name, "pooler_output"));
      }
    }
  }

  @Test
  void open_cardWithOtherDimension_isRefusedWithBoth() {
    EncoderCard card = card("last_hidden_state", Pooling.CLS);
    EncoderCard wrong =
        with(card, card.input(), new EncoderCard.Output("last_hidden_state", Pooling.CLS, 1, 65));

    assertThatThrownBy(() -> open(wrong))
        .isInstanceOf(EncoderException.class)
        .hasMessageContaining("65")
        .hasMessageContaining("64");
  }

  @Test
  void open_cardWithOtherTensors_namesWhatTheGraphHas() {
    EncoderCard card = card("last_hidden_state", Pooling.CLS);
    EncoderCard wrongOutput =
        with(card, card.input(), new EncoderCard.Output("image_embeds", Pooling.NONE, 0, 64));
    EncoderCard wrongInput = with(card, new EncoderCard.Input("images", 224, 224), card.output());

    assertThatThrownBy(() -> open(wrongOutput))
        .hasMessageContaining("image_embeds")
        .hasMessageContaining("pooler_output FLOAT");
    assertThatThrownBy(() -> open(wrongInput))
        .hasMessageContaining("images")
        .hasMessageContaining("pixel_values FLOAT");
  }

  @Test
  void open_fileThatIsNoGraph_namesTheFile() throws IOException {
    EncoderCard card = card("last_hidden_state", Pooling.CLS);
    Path file = Files.writeString(Files.createTempFile("no-graph", ".onnx"), "no graph");

    assertThatThrownBy(() ->
            OnnxImageEncoder.open(
                card,
                new LocatedWeights.InFile(file, "0".repeat(64)),
                new EncoderOptions("cpu", 1)))
        .isInstanceOf(EncoderException.class)
        .hasMessageContaining(file.toString());
    Files.delete(file);
  }

  @Test
  void encode_afterClose_isRefused() throws IOException {
    OnnxImageEncoder encoder = open(card("last_hidden_state", Pooling.CLS));
    encoder.close();
    FloatBuffer values = pixelValues();

    assertThatThrownBy(() -> encoder.encode(values, 1)).isInstanceOf(IllegalStateException.class);
  }

  private static Pooling pooling(String code) {
    return Arrays.stream(Pooling.values())
        .filter(pooling -> pooling.code().equals(code))
        .findFirst()
        .orElseThrow();
  }

  private static EncoderCard card(String tensor, Pooling pooling) {
    EncoderFolder folder = EncoderFolder.open(TestData.require("models/dinov2-tiny-random"));
    return folder.card(
        "tiny",
        ModelProbe.probe(folder.model(), 224, 224),
        Optional.of(tensor),
        Optional.of(pooling),
        "0".repeat(64));
  }

  private static EncoderCard with(
      EncoderCard card, EncoderCard.Input input, EncoderCard.Output output) {
    return new EncoderCard(
        card.id(),
        card.title(),
        card.licence(),
        card.weights(),
        input,
        card.preprocessing(),
        output,
        card.obtain(),
        card.unknowns());
  }

  private static OnnxImageEncoder open(EncoderCard card) {
    Path model = TestData.require("models/dinov2-tiny-random/onnx/model.onnx");
    return OnnxImageEncoder.open(
        card, new LocatedWeights.InFile(model, "0".repeat(64)), new EncoderOptions("cpu", 1));
  }

  private static FloatBuffer pixelValues() throws IOException {
    FloatBuffer values =
        ByteBuffer.allocateDirect(4 * FLOATS * PHOTOS.size())
            .order(ByteOrder.nativeOrder())
            .asFloatBuffer();
    for (String photo : PHOTOS) {
      values.put(floats(photo, "pixel_values"));
    }
    return values.flip();
  }

  private static float[] floats(String photo, String what) throws IOException {
    Path file =
        TestData.require("models/dinov2-tiny-random/testvec/" + photo + "." + what + ".f32");
    FloatBuffer buffer =
        ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer();
    float[] floats = new float[buffer.remaining()];
    buffer.get(floats);
    return floats;
  }

  private static void assertClose(float[] actual, float[] expected) {
    for (int i = 0; i < actual.length; i++) {
      assertThat(actual[i]).as("value %d", i).isCloseTo(expected[i], within(1e-4f));
    }
  }
}
