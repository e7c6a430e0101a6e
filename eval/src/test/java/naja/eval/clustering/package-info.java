/// Clusterings against groups that can be told by looking, and against each other.
@NullMarked
package naja.eval.clustering;

import org.jspecify.annotations.NullMarked;
