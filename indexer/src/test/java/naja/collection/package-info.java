/// Tests of the collection readers.
@NullMarked
package naja.collection;

import org.jspecify.annotations.NullMarked;
