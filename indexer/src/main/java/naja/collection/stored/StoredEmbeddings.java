package naja.collection.stored;

import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import naja.encoder.EncoderFingerprint;

/// Labelled embeddings in a file, read row by row.
///
/// The labels have been read once and found well-formed when an instance exists: as many as rows,
/// image ids unique. Augmented copies (a filled cell in the column `copy_of`) are to train on, not
/// to search in: they are counted and left out. Every call of [#stream()] starts from the beginning
/// and yields the same rows in the order of the file.
public interface StoredEmbeddings {
  /// The file that holds the embeddings, for messages.
  Path location();

  /// Values per embedding, 1 to 4096.
  int dimension();

  /// Number of embeddings without copies, at least 1.
  long rows();

  /// Number of augmented copies, which are left out.
  long copies();

  /// The encoder that made the embeddings, where the file names it, as the files of
  /// [EmbeddingWriter] do.
  Optional<EncoderFingerprint> encoder();

  /// The rows, read as the stream is consumed; to be closed.
  ///
  /// @throws naja.collection.CollectionException while the stream is consumed: if rows hold NaN or
  ///   infinite values, which it names, or are ragged, or the file cannot be read
  Stream<LabelledEmbedding> stream();

  /// Opens a file by its ending: `.npy`, `.parquet` or `.mat`, looks at its shape and checks the
  /// labels.
  ///
  /// @throws naja.collection.CollectionException naming the file and what is wrong with it
  static StoredEmbeddings open(Path file, StoredFormat format) {
    return format.open(file);
  }
}
