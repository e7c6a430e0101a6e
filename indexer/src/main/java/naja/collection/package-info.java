/// Collections of labelled photos as they lie on disk.
///
/// Start with [naja.collection.CollectionReader]: a folder per taxon
/// ([naja.collection.ImageFolderReader]) or a CSV file ([naja.collection.ManifestReader]) goes in,
/// a stream of [naja.collection.CollectionItem] comes out, one per photo.
/// [naja.collection.TaxaReader] reads what is known about the labels.
@NullMarked
package naja.collection;

import org.jspecify.annotations.NullMarked;
