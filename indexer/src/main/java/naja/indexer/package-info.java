/// A collection becomes a gallery.
@NullMarked
package naja.indexer;

import org.jspecify.annotations.NullMarked;
