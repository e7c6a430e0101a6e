/// Answers become numbers: the evaluation protocols over a gallery.
///
/// Start in `naja.eval.protocol` ([naja.eval.protocol.PrototypeProtocol],
/// [naja.eval.protocol.KnnProtocol]): a gallery and a [naja.eval.split.Split] come in, and every
/// query goes through the Identifier that the service uses. What it answered is scored in
/// `naja.eval.metric` and goes out as a [naja.eval.report.EvaluationReport].
@NullMarked
package naja.eval;

import org.jspecify.annotations.NullMarked;
