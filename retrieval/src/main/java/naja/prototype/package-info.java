/// Class prototypes: what a taxon's reference photos have in common, as one direction.
///
/// Read [Prototypes] first, then [PrototypeVariant] for the formulas. Stored embeddings with their
/// taxon ids come in; taxa ranked by cosine ([TaxonScore]) go out, always by id.
@NullMarked
package naja.prototype;

import org.jspecify.annotations.NullMarked;
