/// The proof against reference results: a folder of inputs, expected numbers and the contract that
/// says which of them must come out, and how exactly.
///
/// Read [CaseRun] first, then [CaseAnswers] and [CaseProvider]. A folder comes in ([CaseFolder]),
/// every provider computes its part from the definitions, and a [CaseReport] with one line per
/// check goes out.
@NullMarked
package naja.eval.cases;

import org.jspecify.annotations.NullMarked;
