package naja.tuning;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import naja.gallery.Gallery;
import naja.gallery.GalleryException;
import naja.gallery.GalleryWriter;
import naja.gallery.IndexFormat;
import naja.gallery.ReferencePhoto;
import naja.gallery.StoredEmbedding;
import naja.gallery.Taxon;

/// A copy of a gallery's vectors in another format, without the observations that will be searched
/// for; closing removes it.
final class TrialGallery implements AutoCloseable {
  private static final byte[] NO_THUMBNAIL = {};

  private final Path folder;
  private boolean complete = true;

  private TrialGallery(Path folder) {
    this.folder = folder;
  }

  /// @param late asked before each photo; true ends the copying
  static TrialGallery make(
      Gallery gallery, List<StoredEmbedding> leftOut, IndexFormat format, BooleanSupplier late) {
    TrialGallery trial = new TrialGallery(temporary(gallery.folder()));
    boolean made = false;
    try {
      trial.fill(gallery, leftOut, format, late);
      made = true;
      return trial;
    } finally {
      if (!made) {
        trial.close();
      }
    }
  }

  private static Path temporary(Path gallery) {
    try {
      return Files.createTempDirectory(gallery, "tuning-");
    } catch (IOException e) {
      throw GalleryException.failed("make a folder for trials in", gallery, e);
    }
  }

  private void fill(
      Gallery gallery, List<StoredEmbedding> leftOut, IndexFormat format, BooleanSupplier late) {
    Set<String> observations =
        leftOut.stream().map(StoredEmbedding::observationId).collect(Collectors.toSet());
    try (GalleryWriter writer = GalleryWriter.open(folder, gallery.manifest().encoder(), format)) {
      gallery.forEachEmbedding(embedding -> {
        complete = complete && !late.getAsBoolean();
        if (complete && !observations.contains(embedding.observationId())) {
          writer.put(photo(embedding), embedding.embedding(), NO_THUMBNAIL);
        }
      });
    }
  }

  private static ReferencePhoto photo(StoredEmbedding embedding) {
    return ReferencePhoto.bare(
        embedding.imageId(),
        embedding.observationId(),
        Taxon.labelled(embedding.taxonId()),
        embedding.imageId(),
        "");
  }

  /// Whether there was time for every photo.
  boolean isComplete() {
    return complete;
  }

  Gallery open() {
    return Gallery.open(folder);
  }

  @Override
  public void close() {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw GalleryException.failed("remove the trial in", folder, e);
    }
  }
}
