package naja.encoder.card;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// The tensors of a graph with the shapes that they have for one photo.
///
/// @param input name of the only input
/// @param outputs shapes by output name, in the graph's order
public record ModelTensors(String input, Map<String, List<Long>> outputs) {
  public ModelTensors {
    outputs = Collections.unmodifiableMap(new LinkedHashMap<>(outputs));
  }

  /// The outputs in words, for messages: `logits [1, 1000], embedding [1, 192]`.
  public String describe() {
    return outputs.entrySet().stream()
        .map(output -> output.getKey() + " " + output.getValue())
        .collect(Collectors.joining(", "));
  }
}
