package naja.encoder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
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

  @Test
  void list_bundledCards_areThereAndSayWhyTheyDoNotRun() {
    Encoders encoders = new Encoders(home);

    assertThat(encoders.list())
        .extracting(EncoderListing::id)
        .contains("dinov2-small", "bioclip-2", "bio-dino-224", "siglip2-base-224");
    assertThat(encoders.show("dinov2-small").listing().reason())
        .isEqualTo("not downloaded; run: naja encoders pull dinov2-small");
    assertThat(encoders.show("bio-dino-224").listing().reason()).contains("mean", "std");
    assertThat(encoders.show("dinov2-large").listing().reason()).contains("weights.sha256");
    assertThat(encoders.show("dinov2-giant").listing().reason()).contains("exported");
  }

  @Test
  void open_notRunnable_isRefusedWithTheReason() {
    Encoders encoders = new Encoders(home);

    assertThatThrownBy(() -> encoders.open("bioclip-2", EncoderOptions.indexing("cpu")))
        .isInstanceOf(EncoderException.class)
        .hasMessageContaining("unknown")
        .hasMessageContaining("mean");
    assertThatThrownBy(() -> encoders.open("dinov2-small", EncoderOptions.indexing("cpu")))
        .hasMessageContaining("naja encoders pull dinov2-small");
  }

  @Test
  void pull_nothingToDownloadOrNoHash_isRefused() {
    Encoders encoders = new Encoders(home);

    assertThatThrownBy(() -> encoders.pull("dinov2-giant", Optional.empty(), (_, _) -> {}))
        .isInstanceOf(EncoderException.class)
        .hasMessageContaining("nothing to download");
    assertThatThrownBy(() -> encoders.pull("dinov2-large", Optional.empty(), (_, _) -> {}))
        .hasMessageContaining("weights.sha256");
  }

  @Test
  void add_idThatIsNoName_isRefused() {
    Path folder = TestData.require("models/vit-tiny");
    Encoders encoders = new Encoders(home);

    assertThatThrownBy(
            () -> encoders.add(folder, "../x", Optional.of("cls_embedding"), Optional.empty()))
        .isInstanceOf(EncoderException.class)
        .hasMessageContaining("../x");
  }

  @Test
  void add_idOfABundledCardThatRuns_isRefused() {
    Encoders encoders = new Encoders(home);

    assertThat(encoders.show("builtin").listing().runnable()).isTrue();
    assertThatThrownBy(() -> encoders.add(home, "builtin", Optional.empty(), Optional.empty()))
        .isInstanceOf(EncoderException.class)
        .hasMessageContaining("choose another id");
  }

  @Test
  void add_idOfABundledCardThatCannotRun_takesItsPlace() {
    Path folder = TestData.require("models/vit-tiny");
    Encoders encoders = new Encoders(home);

    encoders.add(folder, "bio-dino-224", Optional.of("cls_embedding"), Optional.empty());

    assertThat(encoders.show("bio-dino-224").listing().runnable()).isTrue();
    assertThat(encoders.list())
        .filteredOn(listing -> listing.id().equals("bio-dino-224"))
        .hasSize(1);
  }

  @Test
  void verify_addedEncoder_rereadsWeightsAndCountsNodes() {
    Path folder = TestData.require("models/vit-tiny");
    Encoders encoders = new Encoders(home);
    encoders.add(folder, "vit-tiny", Optional.of("cls_embedding"), Optional.empty());

    EncoderVerification verification = encoders.verify("vit-tiny", EncoderOptions.serving("cpu"));

    assertThat(verification.hashNamed()).isTrue();
    assertThat(verification.provider()).isEqualTo("cpu");
    assertThat(verification.nodesByProvider()).containsOnlyKeys("CPUExecutionProvider");
    assertThat(verification.fingerprint().dimension()).isEqualTo(192);
  }

  @Test
  void open_weightsThatChanged_areRefusedWithBothHashes() throws IOException {
    Path source = TestData.require("models/dinov2-tiny-random");
    Path copy = home.resolve("model");
    Files.createDirectories(copy);
    Files.copy(source.resolve("onnx/model.onnx"), copy.resolve("model.onnx"));
    Files.copy(
        source.resolve("preprocessor_config.json"), copy.resolve("preprocessor_config.json"));
    Encoders encoders = new Encoders(home);
    encoders.add(copy, "tiny", Optional.of("pooler_output"), Optional.empty());

    Files.copy(
        source.resolve("onnx/model_heads.onnx"),
        copy.resolve("model.onnx"),
        StandardCopyOption.REPLACE_EXISTING);

    assertThatThrownBy(() -> encoders.open("tiny", EncoderOptions.indexing("cpu")))
        .isInstanceOf(EncoderException.class)
        .hasMessageContaining("SHA-256")
        .hasMessageContaining("another id");
  }

  @Test
  void open_pathOfFolderOrCard_isTakenWhenNothingIsLeftOpen() throws IOException {
    Path folder = Files.createDirectories(home.resolve("Only One"));
    Files.copy(
        TestData.require("models/dinov2-tiny-random/preprocessor_config.json"),
        folder.resolve("preprocessor_config.json"));
    Files.copy(
        TestData.require("models/mobilenetv2-inat-insect/model.onnx"),
        folder.resolve("model.onnx"));
    Encoders encoders = new Encoders(home);

    // Two outputs: the folder alone is not enough.
    assertThatThrownBy(() -> encoders.open(folder.toString(), EncoderOptions.indexing("cpu")))
        .hasMessageContaining("--tensor embedding");
    Files.writeString(
        folder.resolve("card.yaml"),
        encoders.show(added(encoders, folder)).yaml().replaceAll("file: .*", "file: model.onnx"));

    String card = folder.resolve("card.yaml").toString();
    try (ImageEncoder encoder = encoders.open(card, EncoderOptions.indexing("cpu"))) {
      assertThat(encoder.fingerprint().dimension()).isEqualTo(1280);
    }
  }

  private static String added(Encoders encoders, Path folder) {
    return encoders.add(folder, "insects", Optional.of("embedding"), Optional.empty()).id();
  }
}
