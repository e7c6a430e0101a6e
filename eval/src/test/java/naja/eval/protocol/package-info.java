/// Evaluation against examples worked out by hand.
@NullMarked
package naja.eval.protocol;

import org.jspecify.annotations.NullMarked;
