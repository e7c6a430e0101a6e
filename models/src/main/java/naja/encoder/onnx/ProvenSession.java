package naja.encoder.onnx;

import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import naja.encoder.EncoderException;
import naja.encoder.EncoderOptions;
import naja.encoder.card.EncoderCard;
import naja.encoder.weights.LocatedWeights;

/// A session that has run once, on the provider that it names.
///
/// @param graph the loaded graph
/// @param provider `cpu` or `cuda:N`
/// @param warmUp what the first run gave
record ProvenSession(OnnxSession graph, String provider, TensorValues warmUp)
    implements AutoCloseable {

  /// Opens and runs the graph where the options ask for it.
  static ProvenSession open(EncoderCard card, LocatedWeights weights, EncoderOptions options) {
    if (options.device().startsWith("cuda")) {
      throw new EncoderException("device " + options.device() + " is not available; use cpu");
    }
    return onCpu(card, weights, options);
  }

  private static ProvenSession onCpu(
      EncoderCard card, LocatedWeights weights, EncoderOptions options) {
    try (OrtSession.SessionOptions settings = OnnxRuntime.options(options.intraOpThreads())) {
      OnnxSession graph = new OnnxSession(OnnxRuntime.load(weights, settings), card);
      return proven(graph, "cpu", card);
    } catch (OrtException e) {
      throw new EncoderException(
          "encoder %s: ONNX Runtime %s cannot run %s: %s"
              .formatted(
                  card.id(),
                  OnnxRuntime.environment().getVersion(),
                  weights.place(),
                  e.getMessage()),
          e);
    }
  }

  /// Runs a graph once; it is closed when that fails.
  private static ProvenSession proven(OnnxSession graph, String provider, EncoderCard card)
      throws OrtException {
    try {
      var grey = ImageTensor.grey(card.input().width(), card.input().height());
      return new ProvenSession(graph, provider, graph.run(grey, 1));
    } catch (OrtException | RuntimeException e) {
      graph.close();
      throw e;
    }
  }

  @Override
  public void close() {
    try {
      graph.close();
    } catch (OrtException e) {
      throw new EncoderException("cannot close the session: " + e.getMessage(), e);
    }
  }
}
