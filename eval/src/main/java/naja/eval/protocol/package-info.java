/// How a gallery is examined: which photos are asked about, what is hidden from the answer, and by
/// which scorer it is given.
///
/// Read [Split] first, then [PrototypeProtocol] and [KnnProtocol]. A gallery comes in, an
/// [naja.eval.report.EvaluationReport] goes out; every answer is the Identifier's own.
@NullMarked
package naja.eval.protocol;

import org.jspecify.annotations.NullMarked;
