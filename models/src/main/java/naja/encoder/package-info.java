/// Encoders: what they are, where they come from, and the embeddings that they make.
///
/// Read [ImageEncoder] and [Embedding] first, then [Encoders], which opens one by its id, and
/// [PhotoEmbedder]. Photos come in; raw embeddings go out, never normalised, together with the
/// [EncoderFingerprint] of what made them.
@NullMarked
package naja.encoder;

import org.jspecify.annotations.NullMarked;
