package naja.encoder.card;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import naja.encoder.EncoderException;
import naja.photo.ExifOrientation;
import naja.photo.transform.Preprocessing;
import naja.photo.transform.Preprocessing.CropOffset;
import naja.photo.transform.Preprocessing.Filter;
import naja.photo.transform.Preprocessing.Resize;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PreprocessingFilesTest {
  private static final List<Double> HALF = List.of(0.5, 0.5, 0.5);
  private static final List<Double> CLIP_MEAN = List.of(0.48145466, 0.4578275, 0.40821073);
  private static final List<Double> CLIP_STD = List.of(0.26862954, 0.26130258, 0.27577711);
  private static final List<Double> IMAGENET_MEAN = List.of(0.485, 0.456, 0.406);
  private static final List<Double> IMAGENET_STD = List.of(0.229, 0.224, 0.225);

  @TempDir Path folder;

  @Test
  void read_dinov2Processor_mapsEveryField() throws IOException {
    assertThat(
            huggingFace(
                """
                {"crop_size": {"height": 224, "width": 224}, "do_center_crop": true,
                 "do_convert_rgb": true, "do_normalize": true, "do_rescale": true,
                 "do_resize": true, "image_mean": [0.485, 0.456, 0.406],
                 "image_processor_type": "BitImageProcessor",
                 "image_std": [0.229, 0.224, 0.225], "resample": 3,
                 "rescale_factor": 0.00392156862745098, "size": {"shortest_edge": 256}}
                """))
        .isEqualTo(
            preprocessing(
                new Resize.ShortestEdge(256), Filter.BICUBIC, 224, IMAGENET_MEAN, IMAGENET_STD));
  }

  @Test
  void read_vitProcessorAlone_hasVitDefaults() throws IOException {
    assertThat(huggingFace("{\"image_processor_type\": \"ViTImageProcessor\"}"))
        .isEqualTo(preprocessing(new Resize.Exact(224, 224), Filter.BILINEAR, 224, HALF, HALF));
  }

  @Test
  void read_clipProcessorAlone_hasClipDefaults() throws IOException {
    assertThat(huggingFace("{\"feature_extractor_type\": \"CLIPFeatureExtractor\"}"))
        .isEqualTo(
            preprocessing(new Resize.ShortestEdge(224), Filter.BICUBIC, 224, CLIP_MEAN, CLIP_STD));
  }

  @Test
  void read_sizeAsNumber_isSquareForVitAndShortestEdgeForClip() throws IOException {
    assertThat(
            huggingFace("{\"image_processor_type\": \"ViTImageProcessor\", \"size\": 96}").resize())
        .isEqualTo(new Resize.Exact(96, 96));
    assertThat(
            huggingFace(
                    """
                    {"image_processor_type": "CLIPImageProcessor", "size": 96, "crop_size": 80}
                    """)
                .resize())
        .isEqualTo(new Resize.ShortestEdge(96));
  }

  @Test
  void read_scalarMeanAndNoRescale_areTaken() throws IOException {
    Preprocessing read =
        huggingFace(
            """
            {"image_processor_type": "ViTImageProcessor", "image_mean": 127.5, "image_std": 128,
             "do_rescale": false}
            """);

    assertThat(read.mean()).containsExactly(127.5, 127.5, 127.5);
    assertThat(read.rescale()).isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "'ViTImageProcessor', 'do_pad': true | do_pad is not supported",
        "'ViTImageProcessor', 'do_flip_channel_order': true | do_flip_channel_order is not supported",
        "'ConvNextImageProcessor', 'crop_pct': 0.875 | crop_pct is not supported",
        "'ViTImageProcessor', 'resample': 1 | resample must be 2 (bilinear) or 3 (bicubic)",
        "'ViTImageProcessor', 'size': {'shortest_edge': 224, 'longest_edge': 300} | size must hold",
        "'ViTImageProcessor', 'do_resize': false | do_resize is false",
        "'BitImageProcessor', 'do_center_crop': false | do_center_crop is false",
        "'BitImageProcessor', 'size': 200 | crop_size is larger than size",
        "'EfficientNetImageProcessor' | EfficientNetImageProcessor",
        "'DINOv3ViTImageProcessorFast' | rescales before it resizes",
        "'SiglipImageProcessor', 'size': {'height': 224, 'width': 224} | resample is missing",
      })
  void read_whatCannotBeDone_isRefusedByName(String config, String message) {
    String json = "{'image_processor_type': " + config + "}";

    assertThatThrownBy(() -> huggingFace(json.replace('\'', '"')))
        .isInstanceOf(EncoderException.class)
        .hasMessageContaining("preprocessor_config.json")
        .hasMessageContaining(message);
  }

  @Test
  void read_ignoredFields_changeNothing() throws IOException {
    assertThat(
            huggingFace(
                """
                {"image_processor_type": "ViTImageProcessorFast", "do_pad": false, "device": null,
                 "auto_map": {"AutoImageProcessor": "custom.Processor"}, "do_convert_rgb": null,
                 "data_format": "channels_first", "_valid_processor_keys": ["images"]}
                """))
        .isEqualTo(huggingFace("{\"image_processor_type\": \"ViTImageProcessor\"}"));
  }

  @Test
  void read_openClip_cropsHalfEvenWithDefaults() throws IOException {
    Files.writeString(
        folder.resolve("open_clip_config.json"),
        """
        {"model_cfg": {"embed_dim": 512, "vision_cfg": {"image_size": 224, "patch_size": 16}},
         "preprocess_cfg": {"hf_hub": "somewhere/model.bin"}}
        """);

    assertThat(PreprocessingFiles.read(folder, folder.resolve("model.onnx")))
        .isEqualTo(
            new Preprocessing(
                ExifOrientation.IGNORED,
                new Resize.ShortestEdge(224),
                Filter.BICUBIC,
                224,
                224,
                CropOffset.HALF_EVEN,
                1 / 255.0,
                CLIP_MEAN,
                CLIP_STD));
  }

  @Test
  void read_openClipSquash_takesWhatIsSaid() throws IOException {
    Files.writeString(
        folder.resolve("open_clip_config.json"),
        """
        {"model_cfg": {"vision_cfg": {"image_size": 224}},
         "preprocess_cfg": {"size": [168, 224], "mean": [0.5, 0.5, 0.5], "std": [0.5, 0.5, 0.5],
           "interpolation": "bilinear", "resize_mode": "squash"}}
        """);

    Preprocessing read = PreprocessingFiles.read(folder, folder.resolve("model.onnx"));

    assertThat(read.resize()).isEqualTo(new Resize.Exact(224, 168));
    assertThat(read.filter()).isEqualTo(Filter.BILINEAR);
    assertThat(read.cropHeight()).isEqualTo(168);
    assertThat(read.mean()).isEqualTo(HALF);
  }

  @Test
  void read_openClipLongest_isRefused() throws IOException {
    Files.writeString(
        folder.resolve("open_clip_config.json"),
        """
        {"model_cfg": {"vision_cfg": {"image_size": 224}},
         "preprocess_cfg": {"resize_mode": "longest"}}
        """);

    assertThatThrownBy(() -> PreprocessingFiles.read(folder, folder.resolve("model.onnx")))
        .hasMessageContaining("preprocess_cfg.resize_mode must be shortest or squash");
  }

  @Test
  void read_birder_squashesToTheSignaturesSize() throws IOException {
    Files.writeString(
        folder.resolve("net.onnx_metadata.json"),
        """
        {"birder_version": "1.0", "signature": {"inputs": [{"data_shape": [0, 3, 252, 224]}],
         "outputs": [{"data_shape": [0, 896]}]},
         "rgb_stats": {"mean": [0.52, 0.53, 0.5], "std": [0.21, 0.2, 0.26]},
         "class_to_idx": {}}
        """);

    assertThat(PreprocessingFiles.read(folder, folder.resolve("net.onnx")))
        .isEqualTo(
            new Preprocessing(
                ExifOrientation.IGNORED,
                new Resize.Exact(224, 252),
                Filter.BICUBIC,
                224,
                252,
                CropOffset.HALF_EVEN,
                1 / 255.0,
                List.of(0.52, 0.53, 0.5),
                List.of(0.21, 0.2, 0.26)));
  }

  @Test
  void read_nothingThere_namesTheThreeFiles() {
    assertThatThrownBy(() -> PreprocessingFiles.read(folder, folder.resolve("net.onnx")))
        .isInstanceOf(EncoderException.class)
        .hasMessageContaining("preprocessor_config.json")
        .hasMessageContaining("open_clip_config.json")
        .hasMessageContaining("net.onnx_metadata.json");
  }

  private Preprocessing huggingFace(String json) throws IOException {
    Files.writeString(folder.resolve("preprocessor_config.json"), json);
    return PreprocessingFiles.read(folder, folder.resolve("model.onnx"));
  }

  private static Preprocessing preprocessing(
      Resize resize, Filter filter, int side, List<Double> mean, List<Double> std) {
    return new Preprocessing(
        ExifOrientation.APPLIED,
        resize,
        filter,
        side,
        side,
        CropOffset.FLOOR,
        1 / 255.0,
        mean,
        std);
  }
}
