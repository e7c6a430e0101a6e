/// Tests of the splits.
@NullMarked
package naja.eval.split;

import org.jspecify.annotations.NullMarked;
