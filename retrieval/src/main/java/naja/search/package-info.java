/// Nearest neighbours of an embedding in a gallery.
@NullMarked
package naja.search;

import org.jspecify.annotations.NullMarked;
