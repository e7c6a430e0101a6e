package naja.encoder;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/// What was found when an encoder's weights were read again and the graph was run.
///
/// @param fingerprint what its embeddings carry
/// @param weights where the weights are
/// @param hashNamed whether the card names the hash, so that it was compared
/// @param provider where the graph ran: `cpu` or `cuda:N`
/// @param nodesByProvider the nodes that ran, by ONNX Runtime execution provider
public record EncoderVerification(
    EncoderFingerprint fingerprint,
    String weights,
    boolean hashNamed,
    String provider,
    Map<String, Integer> nodesByProvider) {
  public EncoderVerification {
    nodesByProvider = Collections.unmodifiableMap(new TreeMap<>(nodesByProvider));
  }
}
