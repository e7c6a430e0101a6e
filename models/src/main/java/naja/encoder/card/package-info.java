/// Encoder cards: everything that has to be known about an encoder before it can run, as data.
///
/// Read [naja.encoder.card.EncoderCard] and [naja.encoder.card.EncoderCardReader] first. A YAML
/// file (or a folder in Hugging Face layout) goes in, a checked card comes out.
@NullMarked
package naja.encoder.card;

import org.jspecify.annotations.NullMarked;
