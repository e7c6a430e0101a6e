package naja.encoder.card;

import java.nio.file.Path;
import java.util.List;
import naja.photo.ExifOrientation;
import naja.photo.transform.Preprocessing;
import naja.photo.transform.Preprocessing.CropOffset;
import naja.photo.transform.Preprocessing.Filter;
import naja.photo.transform.Preprocessing.Resize;

/// Reads an `open_clip_config.json`. What it leaves out has open_clip's defaults: bicubic, shortest
/// edge, OpenAI's mean and std; its loaders ignore the EXIF orientation.
final class OpenClipPreprocessing {
  private static final List<Double> OPENAI_MEAN = List.of(0.48145466, 0.4578275, 0.40821073);
  private static final List<Double> OPENAI_STD = List.of(0.26862954, 0.26130258, 0.27577711);

  private OpenClipPreprocessing() {}

  static Preprocessing read(Path file) {
    CardSection root = JsonFile.read(file);
    CardSection config =
        root.section("preprocess_cfg")
            .allow(
                "size",
                "mode",
                "mean",
                "std",
                "interpolation",
                "resize_mode",
                "fill_color",
                "hf_hub");
    if (!config.text("mode", "RGB").equals("RGB")) {
      throw config.refused("mode", "must be RGB, got " + config.text("mode"));
    }
    int[] size = size(root, config);
    return config.checked(() ->
        new Preprocessing(
            ExifOrientation.IGNORED,
            resize(config, size),
            filter(config),
            size[0],
            size[1],
            CropOffset.HALF_EVEN,
            1 / 255.0,
            config.has("mean") ? config.numbers("mean") : OPENAI_MEAN,
            config.has("std") ? config.numbers("std") : OPENAI_STD));
  }

  /// Width and height; the model's image size unless the preprocessing names its own.
  private static int[] size(CardSection root, CardSection config) {
    if (config.has("size")) {
      return pair(config, "size");
    }
    return pair(root.section("model_cfg").section("vision_cfg"), "image_size");
  }

  private static int[] pair(CardSection section, String key) {
    if (!section.isList(key)) {
      int side = section.positive(key);
      return new int[] {side, side};
    }
    List<Double> heightAndWidth = section.numbers(key);
    if (heightAndWidth.size() != 2) {
      throw section.refused(key, "must be a number or [height, width], got " + heightAndWidth);
    }
    return new int[] {heightAndWidth.get(1).intValue(), heightAndWidth.get(0).intValue()};
  }

  private static Resize resize(CardSection config, int[] size) {
    return switch (config.text("resize_mode", "shortest")) {
      case "squash" -> new Resize.Exact(size[0], size[1]);
      case "shortest" -> {
        if (size[0] != size[1]) {
          throw config.refused("resize_mode", "shortest is supported for square inputs only");
        }
        yield new Resize.ShortestEdge(size[0]);
      }
      default ->
          throw config.refused(
              "resize_mode", "must be shortest or squash, got " + config.text("resize_mode"));
    };
  }

  private static Filter filter(CardSection config) {
    return switch (config.text("interpolation", "bicubic")) {
      case "bicubic" -> Filter.BICUBIC;
      case "bilinear" -> Filter.BILINEAR;
      default ->
          throw config.refused(
              "interpolation", "must be bicubic or bilinear, got " + config.text("interpolation"));
    };
  }
}
