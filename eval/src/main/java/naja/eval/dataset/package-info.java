/// What an evaluation is made on: embeddings with their labels.
///
/// Read [Dataset] first, then [LabelledEmbeddings], [ClassIndex] and [Matrix]. A gallery or files
/// of vectors and labels come in, rows of doubles with taxon ids go out.
@NullMarked
package naja.eval.dataset;

import org.jspecify.annotations.NullMarked;
