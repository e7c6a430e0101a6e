/// How a gallery is examined: which photos are asked about, what is hidden from the answer, and by
/// which scorer it is given.
///
/// Read [PrototypeProtocol] and [KnnProtocol]. A gallery and a [naja.eval.split.Split] come in, an
/// [naja.eval.report.EvaluationReport] goes out; every answer is the Identifier's own.
@NullMarked
package naja.eval.protocol;

import org.jspecify.annotations.NullMarked;
