/// What an evaluation is made on: embeddings with their labels.
///
/// Read [LabelledEmbeddings] first, then [ClassIndex] and [Matrix]. Files of vectors and labels
/// come in, rows of doubles with taxon ids go out.
@NullMarked
package naja.eval.dataset;

import org.jspecify.annotations.NullMarked;
