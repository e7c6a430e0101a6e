package naja.encoder;

import java.util.List;
import naja.photo.Pixels;
import naja.photo.transform.Preprocessor;

/// Turns pixels into embeddings. Implementations are safe for use by several threads; `close` must
/// not run while `encode` does.
public interface ImageEncoder extends AutoCloseable {
  /// What makes this encoder's embeddings comparable with others.
  EncoderFingerprint fingerprint();

  /// The preprocessing that fills this encoder's input.
  Preprocessor preprocessor();

  /// Where the graph really runs, as proven by running it: `cpu` or `cuda:0`.
  String provider();

  /// Encodes the photos of a batch, in order; the batch is left as it is.
  List<Embedding> encode(InputBatch batch);

  /// Preprocesses and encodes decoded photos, in order.
  default List<Embedding> encode(List<Pixels> photos) {
    if (photos.isEmpty()) {
      return List.of();
    }
    InputBatch batch = new InputBatch(preprocessor(), photos.size());
    photos.forEach(batch::add);
    return encode(batch);
  }

  /// Photos per batch with which this encoder is fastest.
  ///
  /// @param usual what to answer where size matters little
  default int preferredBatch(int usual) {
    return usual;
  }

  @Override
  void close();
}
