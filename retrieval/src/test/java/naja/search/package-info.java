/// Tests of the searches: one contract that all pass, on vectors whose neighbours are known.
@NullMarked
package naja.search;

import org.jspecify.annotations.NullMarked;
