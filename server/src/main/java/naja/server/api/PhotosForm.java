package naja.server.api;

import java.util.List;

/// The parts of a form with photos of one individual.
///
/// @param images 1 or more photos: JPEG, PNG, WebP, GIF, BMP or TIFF
public record PhotosForm(List<byte[]> images) {}
