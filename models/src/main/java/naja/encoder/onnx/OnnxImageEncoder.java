package naja.encoder.onnx;

import ai.onnxruntime.OrtException;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import naja.encoder.Embedding;
import naja.encoder.EncoderException;
import naja.encoder.EncoderFingerprint;
import naja.encoder.EncoderOptions;
import naja.encoder.ImageEncoder;
import naja.encoder.InputBatch;
import naja.encoder.card.EncoderCard;
import naja.encoder.cuda.CudaSetup;
import naja.encoder.weights.LocatedWeights;
import naja.photo.transform.Preprocessor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Serves every encoder card with ONNX Runtime. `encode` may be called by several threads; `close`
/// waits for the calls that are running.
public final class OnnxImageEncoder implements ImageEncoder {
  private static final Logger LOG = LoggerFactory.getLogger(OnnxImageEncoder.class);

  /// Measured runs per batch size, after one that is not counted.
  private static final int PROBE_RUNS = 4;

  private final EncoderCard card;
  private final EncoderFingerprint fingerprint;
  private final Preprocessor preprocessor;
  private final TokenPooling pooling;
  private final ProvenSession session;
  private final ReadWriteLock use = new ReentrantReadWriteLock();
  private final RunLimit limit;
  private int preferredBatch;
  private boolean closed;

  private OnnxImageEncoder(EncoderCard card, String weightsSha256, ProvenSession session) {
    this.card = card;
    this.preprocessor = new Preprocessor(card.requirePreprocessing());
    this.pooling = new TokenPooling(card.output());
    this.session = session;
    this.limit = RunLimit.of(session.provider());
    this.fingerprint =
        new EncoderFingerprint(
            card.id(),
            weightsSha256,
            preprocessor.preprocessing().id(),
            card.output().code(),
            card.output().dimension());
  }

  /// Loads the graph, runs it once on a grey photo and checks that the result is what the card
  /// promises.
  ///
  /// @throws EncoderException if the graph cannot be loaded, does not run on the device that is
  ///   asked for, or does not fit the card
  public static OnnxImageEncoder open(
      EncoderCard card, LocatedWeights weights, EncoderOptions options) {
    return open(card, weights, options, CudaSetup.ofUser());
  }

  /// The same, with CUDA as it is set up in a folder of the user's.
  public static OnnxImageEncoder open(
      EncoderCard card, LocatedWeights weights, EncoderOptions options, CudaSetup setup) {
    ProvenSession session = ProvenSession.open(card, weights, options, setup);
    try {
      OnnxImageEncoder encoder = new OnnxImageEncoder(card, weights.sha256(), session);
      encoder.requireDimension();
      return encoder;
    } catch (RuntimeException e) {
      session.close();
      throw e;
    }
  }

  private void requireDimension() {
    int dimension = pooling.dimension(session.warmUp());
    if (dimension != card.output().dimension()) {
      throw new EncoderException(
          "encoder %s: the card promises %d dimensions, but %s with pooling %s gives %d"
              .formatted(
                  card.id(),
                  card.output().dimension(),
                  card.output().tensor(),
                  card.output().pooling().code(),
                  dimension));
    }
  }

  @Override
  public EncoderFingerprint fingerprint() {
    return fingerprint;
  }

  @Override
  public Preprocessor preprocessor() {
    return preprocessor;
  }

  @Override
  public String provider() {
    return session.provider();
  }

  /// The nodes that the first run executed, by execution provider; [#provider()] follows from it.
  public Map<String, Integer> nodesByProvider() {
    return session.profile().nodes();
  }

  @Override
  public List<Embedding> encode(InputBatch batch) {
    if (!batch.preprocessor().preprocessing().equals(preprocessor.preprocessing())) {
      throw new IllegalArgumentException(
          "the batch was preprocessed for another encoder than " + card.id());
    }
    return encode(batch.values(), batch.size());
  }

  /// Encodes ready NCHW values, from the buffer's position on.
  List<Embedding> encode(FloatBuffer values, int photos) {
    use.readLock().lock();
    try {
      if (closed) {
        throw new IllegalStateException("encoder " + card.id() + " is closed");
      }
      List<Embedding> embeddings = new ArrayList<>(photos);
      while (embeddings.size() < photos) {
        run(values, photos - embeddings.size(), embeddings);
      }
      return embeddings;
    } catch (OrtException e) {
      throw new EncoderException(
          "encoder %s failed on %d photos: %s".formatted(card.id(), photos, e.getMessage()), e);
    } finally {
      use.readLock().unlock();
    }
  }

  private void run(FloatBuffer values, int available, List<Embedding> embeddings)
      throws OrtException {
    int photos = session.graph().perRun(limit.photos(available));
    int floats = preprocessor.floatsPerPhoto();
    FloatBuffer part =
        values.slice(values.position() + embeddings.size() * floats, photos * floats);
    Optional<TensorValues> output = limit.run(photos, () -> session.graph().run(part, photos));
    for (int photo = 0; output.isPresent() && photo < photos; photo++) {
      embeddings.add(embedding(pooling.pool(output.get(), photo)));
    }
  }

  /// On a GPU the batch size beyond which nothing is gained, measured at the first call; elsewhere
  /// what is usual.
  @Override
  public synchronized int preferredBatch(int usual) {
    if (provider().equals("cpu")) {
      return usual;
    }
    if (preferredBatch == 0) {
      use.readLock().lock();
      try {
        preferredBatch = BatchProbe.best(this::photosPerSecond);
        LOG.info("encoder {} on {}: batches of {}", card.id(), provider(), preferredBatch);
      } catch (OrtException e) {
        throw new EncoderException("encoder " + card.id() + " failed: " + e.getMessage(), e);
      } finally {
        use.readLock().unlock();
      }
    }
    return preferredBatch;
  }

  private Optional<Double> photosPerSecond(int batch) throws OrtException {
    if (limit.photos(batch) < batch || session.graph().perRun(batch) < batch) {
      return Optional.empty();
    }
    FloatBuffer grey = ImageTensor.grey(card.input().width(), card.input().height() * batch);
    long start = 0;
    for (int run = 0; run <= PROBE_RUNS; run++) {
      start = run == 1 ? System.nanoTime() : start;
      if (limit.run(batch, () -> session.graph().run(grey, batch)).isEmpty()) {
        return Optional.empty();
      }
    }
    return Optional.of(PROBE_RUNS * batch / ((System.nanoTime() - start) / 1e9));
  }

  private Embedding embedding(float[] values) {
    try {
      return Embedding.of(values);
    } catch (IllegalArgumentException e) {
      throw new EncoderException("encoder " + card.id() + " failed: " + e.getMessage(), e);
    }
  }

  @Override
  public void close() {
    use.writeLock().lock();
    try {
      if (!closed) {
        closed = true;
        session.close();
      }
    } finally {
      use.writeLock().unlock();
    }
  }
}
