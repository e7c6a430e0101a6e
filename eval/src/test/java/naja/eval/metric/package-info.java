/// Evaluation against examples worked out by hand.
@NullMarked
package naja.eval.metric;

import org.jspecify.annotations.NullMarked;
