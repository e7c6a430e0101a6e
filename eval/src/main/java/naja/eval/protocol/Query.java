package naja.eval.protocol;

import naja.gallery.StoredEmbedding;
import naja.search.Scope;

/// A photo of the gallery that is asked about.
///
/// @param scope hides at least the photo itself
public record Query(StoredEmbedding photo, Scope scope) {}
