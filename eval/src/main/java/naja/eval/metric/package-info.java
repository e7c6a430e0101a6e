/// Metrics over predictions: which share was right, and how evenly over the taxa.
///
/// Read [Prediction] first, then [Classification] and [ClassScores]. True and ranked taxon ids come
/// in, fractions from 0 to 1 go out.
@NullMarked
package naja.eval.metric;

import org.jspecify.annotations.NullMarked;
