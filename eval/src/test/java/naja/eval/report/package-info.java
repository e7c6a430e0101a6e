/// Evaluation against examples worked out by hand.
@NullMarked
package naja.eval.report;

import org.jspecify.annotations.NullMarked;
