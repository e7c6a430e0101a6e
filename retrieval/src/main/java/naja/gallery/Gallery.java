package naja.gallery;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import naja.encoder.EncoderFingerprint;
import naja.search.NeighbourSearch;

/// A gallery opened for reading: one commit of the index, until closed. Safe for several threads.
public final class Gallery implements AutoCloseable {
  private Gallery() {}

  /// Opens the last commit.
  ///
  /// @throws GalleryException if there is no gallery in the folder or it cannot be read
  public static Gallery open(Path folder) {
    throw new GalleryException(GalleryException.Kind.MISSING, "no gallery in " + folder);
  }

  /// Opens the last commit for an encoder.
  ///
  /// @throws GalleryException also if the gallery was made with another encoder; the message holds
  ///   both fingerprints
  public static Gallery open(Path folder, EncoderFingerprint encoder) {
    throw new GalleryException(
        GalleryException.Kind.MISSING, "no gallery in " + folder + " for " + encoder);
  }

  /// The folder that holds the gallery, with what has been fitted on it.
  public Path folder() {
    throw new IllegalStateException();
  }

  public GalleryManifest manifest() {
    throw new IllegalStateException();
  }

  /// Every taxon by id, in ascending order of id.
  public Map<String, Taxon> taxa() {
    throw new IllegalStateException();
  }

  public Optional<ReferencePhoto> photo(String imageId) {
    throw new IllegalStateException(imageId);
  }

  /// The stored JPEG thumbnail.
  public Optional<byte[]> thumbnail(String imageId) {
    throw new IllegalStateException(imageId);
  }

  /// Every raw embedding in ascending order of image id.
  public List<StoredEmbedding> embeddings() {
    throw new IllegalStateException();
  }

  /// Approximate search in the HNSW graph.
  public NeighbourSearch search() {
    throw new IllegalStateException();
  }

  /// Exact search: every vector is compared.
  public NeighbourSearch exactSearch() {
    throw new IllegalStateException();
  }

  @Override
  public void close() {}
}
