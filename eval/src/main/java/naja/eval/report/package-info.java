/// What an evaluation found, for people and for programs.
///
/// Read [EvaluationReport]: predictions come in with where they are from, a table or JSON goes out.
@NullMarked
package naja.eval.report;

import org.jspecify.annotations.NullMarked;
