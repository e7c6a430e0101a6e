package naja.encoder.card;

import java.util.List;
import java.util.Optional;
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
    CLIP
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
          default -> Optional.empty();
        };
  }

  static ProcessorDefaults of(CardSection config) {
    String type =
        config.text("image_processor_type", config.text("feature_extractor_type", "no type"));
    return new ProcessorDefaults(type);
  }

  boolean square() {
    return kind.isPresent() && kind.get() == Kind.VIT;
  }

  Resize resize(CardSection config) {
    return known(config, "size") == Kind.VIT
        ? new Resize.Exact(224, 224)
        : new Resize.ShortestEdge(224);
  }

  boolean crop(CardSection config) {
    return !config.has("do_center_crop") && known(config, "do_center_crop") == Kind.CLIP;
  }

  int[] cropSize(CardSection config) {
    if (known(config, "crop_size") != Kind.CLIP) {
      throw config.refused("crop_size", "is needed with do_center_crop");
    }
    return new int[] {224, 224};
  }

  Filter filter(CardSection config) {
    return known(config, "resample") == Kind.VIT ? Filter.BILINEAR : Filter.BICUBIC;
  }

  List<Double> mean() {
    return square() ? HALF : CLIP_MEAN;
  }

  List<Double> std() {
    return square() ? HALF : CLIP_STD;
  }

  /// The absent value of a processor with known defaults.
  List<Double> channels(CardSection config, String key, List<Double> absent) {
    known(config, key);
    return absent;
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
