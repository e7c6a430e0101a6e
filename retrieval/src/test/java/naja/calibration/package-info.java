/// Calibration and unknown threshold against hand-computed examples, and their files.
@NullMarked
package naja.calibration;

import org.jspecify.annotations.NullMarked;
