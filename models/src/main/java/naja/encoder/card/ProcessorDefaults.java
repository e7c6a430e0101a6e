package naja.encoder.card;

import java.util.List;
import java.util.Optional;
import naja.encoder.EncoderException;
import naja.photo.transform.Preprocessing.Filter;
import naja.photo.transform.Preprocessing.Resize;

/// What a Hugging Face image processor does when its configuration leaves a field out.
final class ProcessorDefaults {
  private static final List<Double> HALF = List.of(0.5, 0.5, 0.5);
  private static final List<Double> CLIP_MEAN = List.of(0.48145466, 0.4578275, 0.40821073);
  private static final List<Double> CLIP_STD = List.of(0.26862954, 0.26130258, 0.27577711);

  /// Processors with known defaults.
  private enum Kind {
    /// Squash to 224 × 224 with the bilinear filter; mean and std 0.5; no crop.
    VIT,
    /// Shortest edge 224, bicubic, crop 224; CLIP's mean and std. BiT shares them.
    CLIP,
    /// Squash without crop; everything else has to be said.
    SIGLIP
  }

  private final String type;
  private final Optional<Kind> kind;

  private ProcessorDefaults(String type) {
    this.type = type;
    this.kind =
        switch (type.replaceFirst("(Fast|Pil)$", "")) {
          case "ViTImageProcessor", "ViTFeatureExtractor" -> Optional.of(Kind.VIT);
          case "BitImageProcessor", "CLIPImageProcessor", "CLIPFeatureExtractor" ->
              Optional.of(Kind.CLIP);
          case "SiglipImageProcessor" -> Optional.of(Kind.SIGLIP);
          default -> Optional.empty();
        };
  }

  static ProcessorDefaults of(CardSection config) {
    String type =
        config.text("image_processor_type", config.text("feature_extractor_type", "no type"));
    if (type.startsWith("DINOv3ViTImageProcessor")) {
      throw config.refused(
          "image_processor_type", type + " rescales before it resizes, which is not supported");
    }
    return new ProcessorDefaults(type);
  }

  /// Whether a size that is one number means a square.
  boolean square() {
    return kind.isPresent() && kind.get() != Kind.CLIP;
  }

  Resize resize(CardSection config) {
    return switch (known(config, "size")) {
      case VIT -> new Resize.Exact(224, 224);
      case CLIP -> new Resize.ShortestEdge(224);
      case SIGLIP -> throw needed(config, "size");
    };
  }

  boolean crop(CardSection config) {
    return !config.has("do_center_crop") && known(config, "do_center_crop") == Kind.CLIP;
  }

  int[] cropSize(CardSection config) {
    if (known(config, "crop_size") != Kind.CLIP) {
      throw needed(config, "crop_size");
    }
    return new int[] {224, 224};
  }

  Filter filter(CardSection config) {
    return switch (known(config, "resample")) {
      case VIT -> Filter.BILINEAR;
      case CLIP -> Filter.BICUBIC;
      case SIGLIP -> throw needed(config, "resample");
    };
  }

  List<Double> mean(CardSection config) {
    return channels(config, "image_mean", CLIP_MEAN);
  }

  List<Double> std(CardSection config) {
    return channels(config, "image_std", CLIP_STD);
  }

  private List<Double> channels(CardSection config, String key, List<Double> clip) {
    return switch (known(config, key)) {
      case VIT -> HALF;
      case CLIP -> clip;
      case SIGLIP -> throw needed(config, key);
    };
  }

  private EncoderException needed(CardSection config, String key) {
    return config.refused(key, "is missing and needed with " + type);
  }

  private Kind known(CardSection config, String key) {
    return kind.orElseThrow(() ->
        config.refused(
            key,
            "is missing, and what "
                + type
                + " means without it is not known here (ViTImageProcessor, BitImageProcessor"
                + " and CLIPImageProcessor are)"));
  }
}
