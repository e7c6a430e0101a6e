package naja.gallery;

import java.nio.file.Path;
import java.util.Map;
import naja.encoder.Embedding;
import naja.encoder.EncoderFingerprint;

/// Writes a gallery: photos become visible and durable together with each [#commit()]. One writer
/// at a time; calls from several threads are fine.
public final class GalleryWriter implements AutoCloseable {
  private GalleryWriter() {}

  /// Opens the gallery in a folder for writing and creates it if there is none.
  ///
  /// @throws GalleryException if another process writes to it, or it was made with another encoder
  public static GalleryWriter open(Path folder, EncoderFingerprint encoder) {
    throw new GalleryException(
        GalleryException.Kind.LOCKED, "cannot write to " + folder + " for " + encoder);
  }

  /// Content hash by image id, of every photo in the last commit.
  public Map<String, String> contentHashes() {
    throw new IllegalStateException();
  }

  /// Adds a photo, or replaces the one with the same image id.
  ///
  /// @throws GalleryException if the embedding is a zero vector or has another dimension
  public void put(ReferencePhoto photo, Embedding embedding, byte[] thumbnail) {
    throw new IllegalStateException(photo + " " + embedding + " " + thumbnail.length);
  }

  /// Makes everything put so far durable; returns the facts of the new commit.
  public GalleryManifest commit() {
    throw new IllegalStateException();
  }

  /// Commits what is open and releases the lock.
  @Override
  public void close() {}
}
