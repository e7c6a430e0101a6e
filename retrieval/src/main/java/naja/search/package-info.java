/// Nearest neighbours of an embedding in a gallery, by cosine.
///
/// Read [naja.search.NeighbourSearch] and [naja.search.Scope] first, then [naja.search.HnswSearch].
/// A raw embedding and a scope go in; the photos that are nearest inside the scope come out. Both
/// searches collect [naja.search.Shortlist]s by Lucene's scores and leave the order to
/// [naja.search.Ranking].
@NullMarked
package naja.search;

import org.jspecify.annotations.NullMarked;
