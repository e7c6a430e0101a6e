/// The one encoder implementation, on ONNX Runtime.
@NullMarked
package naja.encoder.onnx;

import org.jspecify.annotations.NullMarked;
