package naja.indexer;

/// A photo that could not be used.
///
/// @param path as the collection names it
/// @param reason one word, such as `truncated`
/// @param contentHash SHA-256 of the file, by which a changed file is told; empty where it could
///   not be read
public record FailedPhoto(
    String path, String reason, String message, String imageId, String contentHash) {}
