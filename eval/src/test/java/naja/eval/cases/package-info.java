/// The comparison with reference results, on a folder made by hand and on the reference folder.
@NullMarked
package naja.eval.cases;

import org.jspecify.annotations.NullMarked;
