/// Tests of the trained probes.
@NullMarked
package naja.eval.probe;

import org.jspecify.annotations.NullMarked;
