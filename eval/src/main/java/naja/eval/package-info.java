/// Answers become numbers: the evaluation protocols over a gallery.
@NullMarked
package naja.eval;

import org.jspecify.annotations.NullMarked;
