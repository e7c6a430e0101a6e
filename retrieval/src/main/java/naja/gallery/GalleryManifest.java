package naja.gallery;

import naja.encoder.EncoderFingerprint;

/// The facts of one commit of a gallery.
///
/// @param generation counts the commits, from 1; 0 for a gallery without a commit
/// @param photos reference photos
/// @param observations distinct observation ids
/// @param taxa distinct taxa
public record GalleryManifest(
    EncoderFingerprint encoder, long generation, int photos, int observations, int taxa) {}
