package naja.encoder.card;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import naja.encoder.EncoderException;
import naja.encoder.Pooling;
import naja.photo.transform.Preprocessing;

/// Decides which output of a graph is the embedding, and refuses to guess.
final class OutputChoice {
  private final Path folder;
  private final ModelTensors tensors;
  private final ModelConfig config;
  private final Preprocessing preprocessing;

  OutputChoice(Path folder, ModelTensors tensors, ModelConfig config, Preprocessing preprocessing) {
    this.folder = folder;
    this.tensors = tensors;
    this.config = config;
    this.preprocessing = preprocessing;
  }

  EncoderCard.Output choose(Optional<String> tensor, Optional<Pooling> pooling) {
    String name = tensor.orElseGet(this::onlyTensor);
    List<Long> shape = tensors.outputs().get(name);
    if (shape == null) {
      throw new EncoderException(
          "%s: the graph has no output %s, nearest: %s; it has %s"
              .formatted(
                  folder,
                  name,
                  NearestName.of(name, tensors.outputs().keySet()),
                  tensors.describe()));
    }
    return shape.size() == 3
        ? tokens(name, shape, pooling.orElseThrow(() -> poolingNeeded(name, shape)))
        : pooled(name, shape, pooling.orElse(Pooling.NONE));
  }

  private String onlyTensor() {
    if (tensors.outputs().size() == 1) {
      return tensors.outputs().keySet().iterator().next();
    }
    throw new EncoderException(
        "%s: the graph has %d outputs, name one: %s; suggested: %s"
            .formatted(folder, tensors.outputs().size(), tensors.describe(), suggestion()));
  }

  private EncoderException poolingNeeded(String name, List<Long> shape) {
    return new EncoderException(
        "%s: %s %s holds tokens, say how to pool them: %s; suggested: --tensor %s --pooling cls"
            .formatted(
                folder, name, shape, "--pooling cls | mean-patches | cls+mean | dct8x8", name));
  }

  private String suggestion() {
    return tensors.outputs().entrySet().stream()
        .filter(output -> isPooled(output.getValue()) && !isClassifier(output))
        .findFirst()
        .map(output -> "--tensor " + output.getKey())
        .orElseGet(() ->
            tensors.outputs().entrySet().stream()
                .filter(output -> output.getValue().size() == 3)
                .findFirst()
                .map(output -> "--tensor " + output.getKey() + " --pooling cls")
                .orElse("none, as no output is [photo, value] or [photo, token, value]"));
  }

  private static boolean isClassifier(Map.Entry<String, List<Long>> output) {
    return output.getKey().toLowerCase(Locale.ROOT).contains("logits");
  }

  private static boolean isPooled(List<Long> shape) {
    return shape.size() >= 2 && shape.stream().skip(2).allMatch(length -> length == 1);
  }

  private EncoderCard.Output pooled(String name, List<Long> shape, Pooling pooling) {
    if (pooling != Pooling.NONE || !isPooled(shape)) {
      throw new EncoderException(
          "%s: %s %s cannot be pooled by %s; %s"
              .formatted(
                  folder,
                  name,
                  shape,
                  pooling.code(),
                  isPooled(shape)
                      ? "it is pooled already: --pooling none"
                      : "[photo, value] or [photo, token, value] is needed"));
    }
    return output(name, pooling, 0, shape.get(1));
  }

  private EncoderCard.Output tokens(String name, List<Long> shape, Pooling pooling) {
    long width = shape.get(2);
    return switch (pooling) {
      case NONE -> throw poolingNeeded(name, shape);
      case CLS ->
          output(name, pooling, config.patchSize().isEmpty() ? 1 : prefix(name, shape), width);
      case MEAN_PATCHES -> output(name, pooling, prefix(name, shape), width);
      case CLS_MEAN -> output(name, pooling, prefix(name, shape), 2 * width);
      case DCT8X8 -> output(name, pooling, prefix(name, shape), 64);
    };
  }

  /// Tokens that are not patches: what is left of the tokens after the patch grid.
  private int prefix(String name, List<Long> shape) {
    int patch =
        config
            .patchSize()
            .orElseThrow(() ->
                new EncoderException(
                    "%s: pooling the patches of %s needs patch_size in config.json"
                        .formatted(folder, name)));
    long patches =
        (long) (preprocessing.cropWidth() / patch) * (preprocessing.cropHeight() / patch);
    long prefix = shape.get(1) - patches;
    if (prefix < 0) {
      throw new EncoderException(
          "%s: %s has %d tokens, fewer than the %d patches of config.json's patch_size %d"
              .formatted(folder, name, shape.get(1), patches, patch));
    }
    return Math.toIntExact(prefix);
  }

  private EncoderCard.Output output(String name, Pooling pooling, int prefix, long dimension) {
    try {
      return new EncoderCard.Output(name, pooling, prefix, Math.toIntExact(dimension));
    } catch (IllegalArgumentException e) {
      throw new EncoderException(folder + ": " + name + ": " + e.getMessage(), e);
    }
  }
}
