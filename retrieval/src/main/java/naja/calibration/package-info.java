/// What is fitted on a gallery and kept beside it: from similarities to probabilities, the
/// similarity below which nothing in the gallery is near enough, a trained linear head, and what
/// the last evaluation found.
///
/// Read [Calibration], [UnknownThreshold] and [LinearHead] first, then [Fitted], which says whether
/// the gallery of today may still use them. Scores come in, probabilities and thresholds go out.
@NullMarked
package naja.calibration;

import org.jspecify.annotations.NullMarked;
