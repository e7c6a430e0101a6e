package naja.encoder.onnx;

import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.providers.OrtCUDAProviderOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import naja.encoder.EncoderException;
import naja.encoder.EncoderOptions;
import naja.encoder.card.EncoderCard;
import naja.encoder.cuda.CudaSetup;
import naja.encoder.cuda.CudaUnavailable;
import naja.encoder.weights.LocatedWeights;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A session that has run once and whose profile of that run shows where it ran. Nothing else is
/// taken as proof: a provider can be listed as available, or even be accepted by the session
/// options, and still not work.
///
/// @param graph the loaded graph
/// @param provider `cpu` or `cuda:N`
/// @param profile the nodes of the first run by provider
/// @param warmUp what the first run gave
record ProvenSession(
    OnnxSession graph, String provider, ProviderProfile profile, TensorValues warmUp)
    implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(ProvenSession.class);

  /// Opens and runs the graph where the options ask for it.
  ///
  /// @throws EncoderException if it does not run there; a named device is never replaced
  static ProvenSession open(
      EncoderCard card, LocatedWeights weights, EncoderOptions options, CudaSetup setup) {
    int threads = options.intraOpThreads();
    return switch (Device.of(options.device())) {
      case Device.Cpu _ -> onCpu(card, weights, threads);
      case Device.Auto _ -> onBest(card, weights, threads, setup);
      case Device.Cuda device -> {
        try {
          yield onCuda(card, weights, threads, device, setup);
        } catch (CudaUnavailable e) {
          throw new EncoderException(
              "encoder %s: %s cannot be used: %s. See what there is with: naja gpu status; or use --device cpu"
                  .formatted(card.id(), device, e.getMessage()),
              e);
        }
      }
    };
  }

  private static ProvenSession onBest(
      EncoderCard card, LocatedWeights weights, int threads, CudaSetup setup) {
    try {
      ProvenSession session = onCuda(card, weights, threads, new Device.Cuda(0), setup);
      LOG.info("encoder {} runs on {}", card.id(), session.provider());
      return session;
    } catch (CudaUnavailable e) {
      LOG.info("encoder {} runs on the CPU; no CUDA: {}", card.id(), e.getMessage());
      return onCpu(card, weights, threads);
    }
  }

  private static ProvenSession onCpu(EncoderCard card, LocatedWeights weights, int threads) {
    try (OrtSession.SessionOptions settings = OnnxRuntime.options(threads)) {
      return proven(card, weights, settings, "cpu");
    } catch (OrtException e) {
      throw new EncoderException(
          "encoder %s: ONNX Runtime %s cannot run %s: %s"
              .formatted(card.id(), OnnxRuntime.version(), weights.place(), e.getMessage()),
          e);
    }
  }

  private static ProvenSession onCuda(
      EncoderCard card, LocatedWeights weights, int threads, Device.Cuda device, CudaSetup setup)
      throws CudaUnavailable {
    OnnxRuntime.requireGpuBuild(setup.natives());
    setup.load();
    ProvenSession session;
    try (OrtSession.SessionOptions settings = OnnxRuntime.options(threads);
        OrtCUDAProviderOptions cuda = new OrtCUDAProviderOptions(device.number())) {
      cuda.add("use_tf32", "0");
      cuda.add("arena_extend_strategy", "kSameAsRequested");
      settings.addCUDA(cuda);
      session = proven(card, weights, settings, device.toString());
    } catch (OrtException | LinkageError e) {
      throw new CudaUnavailable("ONNX Runtime says: " + e.getMessage(), e);
    }
    return session.requireMostly(ProviderProfile.CUDA);
  }

  private ProvenSession requireMostly(String wanted) throws CudaUnavailable {
    if (profile.isMostly(wanted)) {
      return this;
    }
    close();
    throw new CudaUnavailable("the graph does not run there, its nodes ran on " + profile.nodes());
  }

  private static ProvenSession proven(
      EncoderCard card, LocatedWeights weights, OrtSession.SessionOptions settings, String provider)
      throws OrtException {
    Path folder = profileFolder();
    try {
      settings.enableProfiling(folder.resolve("run").toString());
      OnnxSession graph = new OnnxSession(OnnxRuntime.load(weights, settings), card);
      try {
        TensorValues warmUp =
            graph.run(ImageTensor.grey(card.input().width(), card.input().height()), 1);
        ProviderProfile profile = ProviderProfile.read(Path.of(graph.endProfiling()));
        return new ProvenSession(graph, provider, profile, warmUp);
      } catch (OrtException | RuntimeException e) {
        graph.close();
        throw e;
      }
    } finally {
      delete(folder);
    }
  }

  private static Path profileFolder() {
    try {
      return Files.createTempDirectory("naja-profile");
    } catch (IOException e) {
      throw new EncoderException("cannot create a folder for temporary files: " + e, e);
    }
  }

  private static void delete(Path folder) {
    try (var files = Files.list(folder)) {
      for (Path file : files.toList()) {
        Files.delete(file);
      }
      Files.delete(folder);
    } catch (IOException e) {
      LOG.debug("cannot delete {}", folder, e);
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
