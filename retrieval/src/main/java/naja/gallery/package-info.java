/// The gallery: reference photos with species, venom and provenance, kept in a Lucene index in a
/// folder.
///
/// Read [naja.gallery.Gallery] and [naja.gallery.GalleryWriter] first, then
/// [naja.gallery.PhotoDocument] for how a photo is laid out. Photos with their raw embeddings and
/// thumbnails go in; whoever reads gets the same back, of one commit at a time, and searches them
/// through [naja.search.NeighbourSearch].
@NullMarked
package naja.gallery;

import org.jspecify.annotations.NullMarked;
