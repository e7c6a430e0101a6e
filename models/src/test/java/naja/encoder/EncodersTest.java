package naja.encoder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Optional;
import naja.testkit.TestData;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EncodersTest {
  @TempDir Path home;

  @Test
  void add_vitTiny_canBeListedShownAndOpened() {
    Path folder = TestData.require("models/vit-tiny");
    Encoders encoders = new Encoders(home);

    EncoderListing added =
        encoders.add(folder, "vit-tiny", Optional.of("cls_embedding"), Optional.empty());

    assertThat(added.runnable()).isTrue();
    assertThat(added.dimension()).isEqualTo(192);
    assertThat(encoders.list()).contains(added);
    assertThat(encoders.show("vit-tiny").yaml()).contains("model.onnx");
    try (ImageEncoder encoder = encoders.open("vit-tiny", EncoderOptions.indexing("cpu"))) {
      assertThat(encoder.provider()).isEqualTo("cpu");
      assertThat(encoder.fingerprint().dimension()).isEqualTo(192);
      assertThat(encoder.fingerprint().output()).isEqualTo("cls_embedding/none");
    }
  }

  @Test
  void add_severalOutputs_listsThemAndSuggestsOne() {
    Path folder = TestData.require("models/mobilenetv2-inat-insect");
    Encoders encoders = new Encoders(home);

    assertThatThrownBy(() -> encoders.add(folder, "insects", Optional.empty(), Optional.empty()))
        .isInstanceOf(EncoderException.class)
        .hasMessageContaining("embedding [1, 1280]")
        .hasMessageContaining("logits [1, 1022]")
        .hasMessageContaining("--tensor embedding");
  }

  @Test
  void add_tokensWithoutPooling_asksForPooling() {
    Path folder = TestData.require("models/vit-tiny");
    Encoders encoders = new Encoders(home);

    assertThatThrownBy(
            () -> encoders.add(folder, "vit", Optional.of("last_hidden_state"), Optional.empty()))
        .hasMessageContaining("--pooling")
        .hasMessageContaining("[1, 197, 192]");
    assertThatThrownBy(
            () -> encoders.add(folder, "vit", Optional.of("cls_embeding"), Optional.empty()))
        .hasMessageContaining("nearest: cls_embedding");
  }

  @Test
  void add_patchPooling_countsPrefixTokensFromPatchSize() {
    Path folder = TestData.require("models/vit-tiny");
    Encoders encoders = new Encoders(home);

    encoders.add(
        folder, "vit-mean", Optional.of("last_hidden_state"), Optional.of(Pooling.MEAN_PATCHES));

    assertThat(encoders.show("vit-mean").card().output().prefixTokens()).isEqualTo(1);
  }

  @Test
  void open_unknownId_namesTheNearest() {
    Path folder = TestData.require("models/vit-tiny");
    Encoders encoders = new Encoders(home);
    encoders.add(folder, "vit-tiny", Optional.of("cls_embedding"), Optional.empty());

    assertThatThrownBy(() -> encoders.open("vit-tyni", EncoderOptions.indexing("cpu")))
        .isInstanceOf(EncoderException.class)
        .hasMessageContaining("vit-tyni")
        .hasMessageContaining("nearest: vit-tiny");
  }
}
