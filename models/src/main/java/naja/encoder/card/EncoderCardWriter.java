package naja.encoder.card;

import java.util.LinkedHashMap;
import java.util.Map;
import naja.encoder.Pooling;
import tools.jackson.dataformat.yaml.YAMLMapper;
import tools.jackson.dataformat.yaml.YAMLWriteFeature;

/// Writes an encoder card as YAML that [EncoderCardReader] reads back as an equal card.
public final class EncoderCardWriter {
  private static final YAMLMapper YAML =
      YAMLMapper.builder().disable(YAMLWriteFeature.WRITE_DOC_START_MARKER).build();

  private EncoderCardWriter() {}

  /// The card as YAML; its preprocessing must be known.
  public static String write(EncoderCard card) {
    Map<String, Object> root = new LinkedHashMap<>();
    root.put("id", card.id());
    root.put("title", card.title());
    root.put("licence", card.licence());
    root.put("weights", weights(card.weights()));
    Map<String, Object> input = new LinkedHashMap<>();
    input.put("tensor", card.input().tensor());
    input.put("width", card.input().width());
    input.put("height", card.input().height());
    root.put("input", input);
    root.put("preprocessing", PreprocessingSteps.write(card.requirePreprocessing()));
    root.put("output", output(card.output()));
    if (!card.obtain().isEmpty()) {
      root.put("obtain", card.obtain());
    }
    return YAML.writeValueAsString(root);
  }

  private static Map<String, Object> output(EncoderCard.Output output) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("tensor", output.tensor());
    map.put("pooling", output.pooling().code());
    if (output.pooling() != Pooling.NONE) {
      map.put("prefix-tokens", output.prefixTokens());
    }
    map.put("dimension", output.dimension());
    return map;
  }

  private static Map<String, Object> weights(Weights weights) {
    Map<String, Object> map = new LinkedHashMap<>();
    switch (weights) {
      case Weights.InFile(var path, _) -> map.put("file", path.toString());
      case Weights.InResource(var name, _) -> map.put("resource", name);
      case Weights.AtUrl(var url, _, var size) -> {
        map.put("url", url.toString());
        map.put("size", size.isPresent() ? size.get() : CardSection.UNKNOWN);
      }
      case Weights.ToExport(var recipe) -> map.put("export", recipe);
    }
    weights.sha256().ifPresent(sha256 -> map.put("sha256", sha256));
    if (weights instanceof Weights.AtUrl) {
      map.putIfAbsent("sha256", CardSection.UNKNOWN);
    }
    return map;
  }
}
