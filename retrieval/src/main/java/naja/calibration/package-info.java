/// From similarities to probabilities, when a gallery has been calibrated.
@NullMarked
package naja.calibration;

import org.jspecify.annotations.NullMarked;
