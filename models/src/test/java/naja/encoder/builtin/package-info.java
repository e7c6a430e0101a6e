/// Tests of the built-in encoder's graph and of the writer behind it.
@NullMarked
package naja.encoder.builtin;

import org.jspecify.annotations.NullMarked;
