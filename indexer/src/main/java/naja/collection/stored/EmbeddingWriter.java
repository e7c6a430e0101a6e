package naja.collection.stored;

import java.io.IOException;
import java.nio.file.Path;
import naja.encoder.Embedding;
import naja.encoder.EncoderFingerprint;
import naja.gallery.ReferencePhoto;

/// Writes embeddings with everything that is known about their photos, so that
/// [StoredEmbeddings#open(Path, StoredFormat)] reads the same. Thumbnails are left out.
public interface EmbeddingWriter extends AutoCloseable {
  /// Writes one row.
  void write(ReferencePhoto photo, Embedding embedding) throws IOException;

  /// Ends the file; before that there is none that can be read.
  void finish() throws IOException;

  /// Lets go of the file, ended or not.
  @Override
  void close() throws IOException;

  /// Creates or replaces `F.npy` with the labels in `F.csv` and the encoder in `F.json`.
  static EmbeddingWriter npy(Path file, EncoderFingerprint encoder) throws IOException {
    return NpyWriter.create(file, encoder);
  }

  /// Creates or replaces `F.parquet`: a list column `embedding`, a column per fact, and the encoder
  /// in the footer.
  static EmbeddingWriter parquet(Path file, EncoderFingerprint encoder) throws IOException {
    return ParquetOutput.create(file, encoder);
  }
}
