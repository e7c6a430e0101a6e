package naja.encoder.card;

import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import naja.photo.ExifOrientation;
import naja.photo.transform.Preprocessing;
import naja.photo.transform.Preprocessing.CropOffset;
import naja.photo.transform.Preprocessing.Filter;
import naja.photo.transform.Preprocessing.Resize;

/// Reads a Hugging Face `preprocessor_config.json`. What an absent field means depends on the
/// processor's class; a field that asks for something else than resize, crop, rescale and normalise
/// is refused.
final class HuggingFacePreprocessing {
  private static final Set<String> READ =
      Set.of(
          "image_processor_type",
          "feature_extractor_type",
          "do_resize",
          "size",
          "resample",
          "default_to_square",
          "do_center_crop",
          "crop_size",
          "do_rescale",
          "rescale_factor",
          "do_normalize",
          "image_mean",
          "image_std",
          "do_convert_rgb");

  /// Fields that change nothing about the pixels.
  private static final Set<String> WITHOUT_EFFECT =
      Set.of(
          "processor_class",
          "_valid_processor_keys",
          "data_format",
          "input_data_format",
          "return_tensors",
          "auto_map",
          "disable_grouping",
          "device",
          "image_seq_length");

  private final CardSection config;
  private final ProcessorDefaults defaults;

  private HuggingFacePreprocessing(CardSection config) {
    this.config = config;
    this.defaults = ProcessorDefaults.of(config);
  }

  static Preprocessing read(Path file) {
    return new HuggingFacePreprocessing(JsonFile.read(file)).preprocessing();
  }

  private Preprocessing preprocessing() {
    refuseOtherSteps();
    if (!config.flag("do_resize", true)) {
      throw config.refused("do_resize", "is false; photos of any size cannot be encoded then");
    }
    Resize resize = resize();
    int[] crop = crop(resize);
    boolean normalise = config.flag("do_normalize", true);
    return config.checked(() ->
        new Preprocessing(
            ExifOrientation.APPLIED,
            resize,
            filter(),
            crop[0],
            crop[1],
            CropOffset.FLOOR,
            rescale(),
            normalise ? channels("image_mean", defaults::mean) : List.of(0.0, 0.0, 0.0),
            normalise ? channels("image_std", defaults::std) : List.of(1.0, 1.0, 1.0)));
  }

  private void refuseOtherSteps() {
    for (String key : config.keys()) {
      if (!READ.contains(key) && !WITHOUT_EFFECT.contains(key) && !config.isOff(key)) {
        throw config.refused(
            key, "is not supported; write an encoder card by hand if it changes nothing");
      }
    }
  }

  private Resize resize() {
    if (!config.has("size")) {
      return defaults.resize(config);
    }
    if (!config.isSection("size")) {
      int size = config.positive("size");
      return config.flag("default_to_square", defaults.square())
          ? new Resize.Exact(size, size)
          : new Resize.ShortestEdge(size);
    }
    CardSection size = config.section("size");
    if (Set.copyOf(size.keys()).equals(Set.of("shortest_edge"))) {
      return new Resize.ShortestEdge(size.positive("shortest_edge"));
    }
    if (Set.copyOf(size.keys()).equals(Set.of("height", "width"))) {
      return new Resize.Exact(size.positive("width"), size.positive("height"));
    }
    throw config.refused(
        "size", "must hold shortest_edge, or height and width, got " + size.keys());
  }

  /// Width and height of the crop.
  private int[] crop(Resize resize) {
    if (!config.flag("do_center_crop", defaults.crop(config))) {
      if (resize instanceof Resize.Exact(int width, int height)) {
        return new int[] {width, height};
      }
      throw config.refused(
          "do_center_crop", "is false, so that the input would have no fixed size");
    }
    int[] crop = cropSize();
    boolean padded =
        switch (resize) {
          case Resize.ShortestEdge(int size) -> size < Math.max(crop[0], crop[1]);
          case Resize.Exact(int width, int height) -> width < crop[0] || height < crop[1];
        };
    if (padded) {
      throw config.refused("crop_size", "is larger than size; padding is not supported");
    }
    return crop;
  }

  private int[] cropSize() {
    if (!config.has("crop_size")) {
      return defaults.cropSize(config);
    }
    if (config.isSection("crop_size")) {
      CardSection crop = config.section("crop_size").allow("height", "width");
      return new int[] {crop.positive("width"), crop.positive("height")};
    }
    int side = config.positive("crop_size");
    return new int[] {side, side};
  }

  private Filter filter() {
    if (!config.has("resample")) {
      return defaults.filter(config);
    }
    return switch (config.integer("resample")) {
      case 2 -> Filter.BILINEAR;
      case 3 -> Filter.BICUBIC;
      default -> throw config.refused("resample", "must be 2 (bilinear) or 3 (bicubic)");
    };
  }

  private double rescale() {
    if (!config.flag("do_rescale", true)) {
      return 1;
    }
    return config.has("rescale_factor") ? config.number("rescale_factor") : 1 / 255.0;
  }

  private List<Double> channels(String key, Function<CardSection, List<Double>> absent) {
    if (!config.has(key)) {
      return absent.apply(config);
    }
    return config.isNumber(key) ? Collections.nCopies(3, config.number(key)) : config.numbers(key);
  }
}
