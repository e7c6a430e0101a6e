package naja.encoder.card;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import naja.encoder.EncoderException;
import naja.encoder.Pooling;
import naja.photo.ExifOrientation;
import naja.photo.transform.Preprocessing;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EncoderCardReaderTest {
  private static final String CARD =
      """
      id: some-vit
      title: Some ViT
      licence: Apache-2.0
      weights:
        url: https://example.org/model.onnx
        sha256: 0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef
        size: 1234
      input: {tensor: pixel_values, width: 224, height: 168}
      preprocessing:
        - exif-orientation: ignored
        - resize: {shortest-edge: 256, filter: bicubic}
        - centre-crop: {width: 224, height: 168, offset: half-even}
        - rescale: 0.00392156862745098
        - normalise: {mean: [0.1, 0.2, 0.3], std: [0.4, 0.5, 0.6]}
      output: {tensor: last_hidden_state, pooling: cls+mean, prefix-tokens: 5, dimension: 768}
      obtain: ask the publisher
      """;

  @TempDir Path folder;

  @Test
  void parse_fullCard_mapsEveryKey() {
    EncoderCard card = EncoderCardReader.parse("card", CARD);

    assertThat(card.id()).isEqualTo("some-vit");
    assertThat(card.weights())
        .isEqualTo(
            new Weights.AtUrl(
                URI.create("https://example.org/model.onnx"),
                Optional.of("0123456789abcdef".repeat(4)),
                Optional.of(1234L)));
    assertThat(card.input()).isEqualTo(new EncoderCard.Input("pixel_values", 224, 168));
    assertThat(card.requirePreprocessing())
        .isEqualTo(
            new Preprocessing(
                ExifOrientation.IGNORED,
                new Preprocessing.Resize.ShortestEdge(256),
                Preprocessing.Filter.BICUBIC,
                224,
                168,
                Preprocessing.CropOffset.HALF_EVEN,
                1 / 255.0,
                List.of(0.1, 0.2, 0.3),
                List.of(0.4, 0.5, 0.6)));
    assertThat(card.output())
        .isEqualTo(new EncoderCard.Output("last_hidden_state", Pooling.CLS_MEAN, 5, 768));
    assertThat(card.obtain()).isEqualTo("ask the publisher");
    assertThat(card.unknowns()).isEmpty();
  }

  @Test
  void write_thenRead_givesAnEqualCard() {
    EncoderCard card = EncoderCardReader.parse("card", CARD);

    assertThat(EncoderCardReader.parse("again", EncoderCardWriter.write(card))).isEqualTo(card);
  }

  @Test
  void parse_unknownFacts_areCollectedInsteadOfGuessed() {
    EncoderCard card =
        EncoderCardReader.parse(
            "card",
            CARD.replaceAll("sha256: .*", "sha256: unknown")
                .replace("mean: [0.1, 0.2, 0.3]", "mean: unknown"));

    assertThat(card.preprocessing()).isEmpty();
    assertThat(card.unknowns())
        .containsExactlyInAnyOrder("weights.sha256", "preprocessing[4].normalise.mean");
    assertThatThrownBy(card::requirePreprocessing)
        .isInstanceOf(EncoderException.class)
        .hasMessageContaining("normalise.mean");
  }

  @Test
  void parse_unknownSize_isNoReasonNotToRun() {
    EncoderCard card = EncoderCardReader.parse("card", CARD.replace("size: 1234", "size: unknown"));

    assertThat(card.unknowns()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "pooling: cls+mean      | poolin: cls+mean      | unknown key output.poolin, nearest known key: output.pooling",
        "licence: Apache-2.0    | license: MIT          | unknown key license, nearest known key: licence",
        "pooling: cls+mean      | pooling: max          | output.pooling must be one of none | cls",
        "prefix-tokens: 5,      | ''                    | output.prefix-tokens is needed",
        "prefix-tokens: 5       | prefix-tokens: 0      | needs a class token",
        "dimension: 768         | dimension: 5000       | dimension must be between 1 and 4096, got 5000",
        "dimension: 768         | dimension: many       | output.dimension must be a whole number",
        "id: some-vit           | id: Some ViT          | an encoder id is lower-case",
        "size: 1234             | size: big             | weights.size must be a number of bytes",
        "sha256: 0123           | sha256: x0123         | weights.sha256 must be 64",
        "width: 224, height: 168, offset | width: 24, height: 168, offset | must be the input's 224 x 168",
        "std: [0.4, 0.5, 0.6]   | std: [0.4, 0, 0.6]    | std must be greater than 0",
        "filter: bicubic        | filter: cubic         | filter must be one of bilinear | bicubic",
        "- exif-orientation: ignored | ''               | must hold the steps",
        "title: Some ViT        | title: [a             | is not YAML",
      })
  void parse_mistake_isRefusedWithFileAndKey(String from, String to, String message) {
    String yaml = CARD.replace(from.strip(), to.strip());

    assertThat(yaml).isNotEqualTo(CARD);
    assertThatThrownBy(() -> EncoderCardReader.parse("some.yaml", yaml))
        .isInstanceOf(EncoderException.class)
        .hasMessageStartingWith("some.yaml")
        .hasMessageContaining(message.strip());
  }

  @Test
  void parse_twoPlaces_isRefused() {
    String yaml = CARD.replace("weights:", "weights:\n  resource: a.onnx");

    assertThatThrownBy(() -> EncoderCardReader.parse("some.yaml", yaml))
        .hasMessageContaining("exactly one")
        .hasMessageContaining("[resource, url]");
  }

  @Test
  void read_relativeFile_isMeantFromTheCardsFolder() throws IOException {
    Path file = folder.resolve("card.yaml");
    Files.writeString(
        file, CARD.replaceAll("(?s)  url:.*?size: 1234", "  file: weights/model.onnx"));

    EncoderCard card = EncoderCardReader.read(file);

    assertThat(card.weights())
        .isEqualTo(
            new Weights.InFile(
                folder.toAbsolutePath().resolve("weights/model.onnx"), Optional.empty()));
    assertThatThrownBy(() -> EncoderCardReader.parse("bundled", Files.readString(file)))
        .hasMessageContaining("weights.file cannot be used in a card inside the jar");
  }
}
