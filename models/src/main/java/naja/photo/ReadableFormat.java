package naja.photo;

/// An image format that this machine can read.
///
/// @param name the format's name, such as `JPEG`
/// @param reader what reads it, for people who compare machines
public record ReadableFormat(String name, String reader) {}
