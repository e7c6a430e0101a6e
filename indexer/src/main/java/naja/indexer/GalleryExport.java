package naja.indexer;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import naja.collection.CollectionException;
import naja.collection.stored.EmbeddingWriter;
import naja.encoder.EncoderFingerprint;
import naja.gallery.Gallery;
import naja.gallery.ReferencePhoto;
import naja.gallery.StoredEmbedding;

/// Writes the raw embeddings of a gallery and everything it knows of its photos to a file that
/// [StoredIndexer] makes the same gallery of; only thumbnails are left out.
public final class GalleryExport {
  private GalleryExport() {}

  /// Replaces the file; rows stand in the order of the index.
  ///
  /// @param file `F.parquet`, or `F.npy`, which gets `F.csv` and `F.json` beside it
  /// @return rows written
  /// @throws CollectionException if the file has another ending
  public static long write(Gallery gallery, Path file) {
    try (EmbeddingWriter writer = open(file, gallery.manifest().encoder())) {
      gallery.forEachEmbedding(stored -> write(gallery, stored, writer));
      writer.finish();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write " + file, e);
    }
    return gallery.manifest().photos();
  }

  private static EmbeddingWriter open(Path file, EncoderFingerprint encoder) throws IOException {
    String name = file.toString();
    boolean parquet = name.endsWith(".parquet");
    if (!parquet && !name.endsWith(".npy")) {
      throw new CollectionException(
          "cannot export to %s: the file must end in .parquet or .npy".formatted(file));
    }
    Path folder = file.toAbsolutePath().getParent();
    if (folder != null) {
      Files.createDirectories(folder);
    }
    return parquet ? EmbeddingWriter.parquet(file, encoder) : EmbeddingWriter.npy(file, encoder);
  }

  private static void write(Gallery gallery, StoredEmbedding stored, EmbeddingWriter writer) {
    ReferencePhoto photo = gallery.photo(stored.imageId()).orElseThrow();
    try {
      writer.write(photo, stored.embedding());
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write " + stored.imageId(), e);
    }
  }
}
