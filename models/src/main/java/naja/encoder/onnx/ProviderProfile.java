package naja.encoder.onnx;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import naja.encoder.EncoderException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Which execution provider ran each node of a graph, as ONNX Runtime's own profile tells.
///
/// @param nodes executed nodes by provider, such as `CPUExecutionProvider`
record ProviderProfile(Map<String, Integer> nodes) {
  static final String CPU = "CPUExecutionProvider";
  static final String CUDA = "CUDAExecutionProvider";

  ProviderProfile {
    nodes = Collections.unmodifiableMap(new TreeMap<>(nodes));
  }

  /// Reads a profile in the Chrome trace format.
  static ProviderProfile read(Path file) {
    try {
      return parse(Files.readString(file));
    } catch (IOException | JacksonException e) {
      throw new EncoderException("cannot read ONNX Runtime's profile " + file + ": " + e, e);
    }
  }

  static ProviderProfile parse(String json) {
    Map<String, Integer> nodes = new TreeMap<>();
    for (JsonNode event : JsonMapper.shared().readTree(json)) {
      String provider = event.path("args").path("provider").asString("");
      if (event.path("cat").asString("").equals("Node") && !provider.isEmpty()) {
        nodes.merge(provider, 1, Integer::sum);
      }
    }
    return new ProviderProfile(nodes);
  }

  /// Whether more than half of the nodes ran on this provider.
  boolean isMostly(String provider) {
    int all = nodes.values().stream().mapToInt(Integer::intValue).sum();
    return 2 * nodes.getOrDefault(provider, 0) > all;
  }
}
