/// Encoders: what they are, where they come from, and the embeddings that they make.
@NullMarked
package naja.encoder;

import org.jspecify.annotations.NullMarked;
