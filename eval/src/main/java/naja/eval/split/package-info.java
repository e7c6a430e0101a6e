/// Which photos are asked about and which may answer: drawn by a rule, kept in a file.
///
/// Read [SplitPlan], then [Split] and [SplitFile]. A [naja.eval.dataset.Dataset] comes in with the
/// text of a rule and a seed, a [Split] goes out that every protocol takes.
@NullMarked
package naja.eval.split;

import org.jspecify.annotations.NullMarked;
