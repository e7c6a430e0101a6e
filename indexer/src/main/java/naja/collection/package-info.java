/// Collections of labelled photos as they lie on disk.
///
/// Start with [naja.collection.CollectionReader]: a folder or a table of photos goes in, a stream
/// of [naja.collection.CollectionItem] comes out, one per photo. There is one reader class per
/// [naja.collection.CollectionFormat]; [naja.collection.FoundCollection] tells the format by the
/// content. [naja.collection.TaxaMerge] puts together what files say about the labels.
@NullMarked
package naja.collection;

import org.jspecify.annotations.NullMarked;
