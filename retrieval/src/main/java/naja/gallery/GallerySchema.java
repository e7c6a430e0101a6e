package naja.gallery;

import java.nio.file.Path;
import naja.encoder.EncoderFingerprint;
import org.apache.lucene.index.VectorSimilarityFunction;

/// The names under which a gallery keeps things: its files and the fields of its Lucene documents,
/// one document per reference photo.
public final class GallerySchema {
  /// Unique key of a document: indexed, and as binary doc values.
  public static final String IMAGE = "image";

  /// Indexed, and as sorted doc values.
  public static final String OBSERVATION = "observation";

  /// The taxon id: indexed, and as sorted doc values.
  public static final String TAXON = "taxon";

  /// Indexed and stored; absent where unknown.
  public static final String COUNTRY = "country";

  /// The embedding divided by its Euclidean norm.
  public static final String VECTOR = "vector";

  /// Cosine, because the vectors have unit length.
  public static final VectorSimilarityFunction SIMILARITY = VectorSimilarityFunction.DOT_PRODUCT;

  /// The Euclidean norm of the raw embedding, as the bits of a double.
  static final String NORM = "norm";

  /// The commit in which the document was written.
  static final String GENERATION = "generation";

  static final String CONTENT_HASH = "content_hash";
  static final String THUMBNAIL = "thumbnail";

  static final int MAX_DIMENSION = EncoderFingerprint.MAX_DIMENSION;

  private GallerySchema() {}

  static Path index(Path folder) {
    return folder.resolve("lucene");
  }

  static Path manifest(Path folder) {
    return folder.resolve("manifest.json");
  }

  static Path writerNote(Path folder) {
    return folder.resolve("writer.lock.json");
  }
}
