/// The one encoder implementation, on ONNX Runtime; no other package sees its types.
///
/// Read [naja.encoder.onnx.OnnxImageEncoder] first, then [naja.encoder.onnx.OnnxSession]. A card
/// and located weights go in, an [naja.encoder.ImageEncoder] comes out.
@NullMarked
package naja.encoder.onnx;

import org.jspecify.annotations.NullMarked;
