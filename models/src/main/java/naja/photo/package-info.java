/// A photo file and the pixels decoded from it.
///
/// Read [PhotoDecoder] (the way from bytes to [Pixels]), `PhotoFormat` (which reader gets which
/// file) and [Resampler] (the exact resize that preprocessing and thumbnails share). In come
/// encoded files as [Photo]; out go [Pixels], or an [UnreadablePhoto] with its reason.
@NullMarked
package naja.photo;

import org.jspecify.annotations.NullMarked;
