/// Weights: from what a card says about them to bytes on this machine whose hash is known.
///
/// Read [naja.encoder.weights.WeightsStore] first, then [naja.encoder.weights.WeightsHashes]. A
/// card's weights go in, located and verified weights come out.
@NullMarked
package naja.encoder.weights;

import org.jspecify.annotations.NullMarked;
