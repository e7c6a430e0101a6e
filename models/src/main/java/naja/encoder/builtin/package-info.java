/// The built-in encoder: a small ONNX graph of fixed filters, written by this project's own code.
///
/// Read [naja.encoder.builtin.BuiltinEncoderGraph] first: it says what the graph computes. Nothing
/// comes in; out goes `builtin.onnx`, which the card `builtin` names and which
/// [naja.encoder.builtin.BuiltinEncoderFile] rewrites.
@NullMarked
package naja.encoder.builtin;

import org.jspecify.annotations.NullMarked;
