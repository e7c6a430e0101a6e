/// Embeddings that lie on disk with their labels, made by whichever program.
///
/// Start with [naja.collection.stored.StoredEmbeddings]: a NumPy, Parquet or MATLAB file goes in, a
/// stream of [naja.collection.stored.LabelledEmbedding] comes out, one per photo.
/// [naja.collection.stored.EmbeddingWriter] goes the other way.
@NullMarked
package naja.collection.stored;

import org.jspecify.annotations.NullMarked;
