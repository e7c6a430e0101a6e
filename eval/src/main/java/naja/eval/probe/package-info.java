/// Trained models over frozen embeddings, as the published evaluations train them.
///
/// Read [LabelledRows] first, then [LogisticRegression], [ProbeRecipe] with [ProbeTraining],
/// [LinearSvm] and [NewtTask]. Rows of features with class indices come in; a [LinearModel] with
/// its scores goes out, which only becomes an answer together with its taxon ids (a
/// [naja.calibration.LinearHead]).
@NullMarked
package naja.eval.probe;

import org.jspecify.annotations.NullMarked;
