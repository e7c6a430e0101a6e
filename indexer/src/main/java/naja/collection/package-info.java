/// Collections of labelled photos as they lie on disk.
@NullMarked
package naja.collection;

import org.jspecify.annotations.NullMarked;
