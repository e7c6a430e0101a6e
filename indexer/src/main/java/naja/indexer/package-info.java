/// A collection becomes a gallery.
///
/// Start with [naja.indexer.Indexer] and the [naja.indexer.EmbeddingPipeline] that it drives:
/// photos of a [naja.collection.CollectionReader] go in, embeddings come out into a gallery (or,
/// through [naja.indexer.EmbeddingExport], into a NumPy file), failed photos into `failures.csv`,
/// the account of the run into a [naja.indexer.RunReport]. Through [naja.indexer.FileEmbedder]
/// embeddings go straight to whoever asks for them.
@NullMarked
package naja.indexer;

import org.jspecify.annotations.NullMarked;
