package naja.eval.protocol;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import naja.eval.split.Role;
import naja.eval.split.Split;
import naja.gallery.Gallery;
import naja.gallery.GalleryMerge;
import naja.gallery.GalleryMerge.OnConflict;
import naja.gallery.GalleryWriter;
import naja.gallery.PhotoSelection;

/// A copy of a gallery that holds the references of one round of a split and nothing else, so that
/// whoever serves it cannot have seen a test photo; closing removes it. Vectors are copied bit by
/// bit. What was fitted on the whole gallery is left behind.
public final class TrainingGallery implements AutoCloseable {
  private final Path folder;

  private TrainingGallery(Path folder) {
    this.folder = folder;
  }

  /// Copies a gallery into a temporary folder.
  ///
  /// @param round from 0
  /// @throws IllegalArgumentException if photos of the round are asked about and answer too: no one
  ///   gallery could answer all of them
  public static TrainingGallery of(Gallery gallery, Split split, int round) {
    if (split.count(round, Role.BOTH) > 0) {
      throw new IllegalArgumentException(
          "split %s asks about its references, so that no one gallery answers it: use stratified, k-fold or another that keeps them apart"
              .formatted(split.origin().rule()));
    }
    TrainingGallery training = new TrainingGallery(temporary());
    boolean made = false;
    try {
      training.fill(gallery, split, round);
      made = true;
      return training;
    } finally {
      if (!made) {
        training.close();
      }
    }
  }

  /// Where it lies.
  public Path folder() {
    return folder;
  }

  private void fill(Gallery gallery, Split split, int round) {
    GalleryMerge.run(List.of(gallery.folder()), folder, OnConflict.ERROR);
    List<String> others = new ArrayList<>();
    split.rows().stream()
        .filter(row -> !row.roles().get(round).isReference())
        .forEach(row -> others.add(row.imageId()));
    try (GalleryWriter writer = GalleryWriter.open(folder, gallery.manifest().encoder())) {
      writer.delete(PhotoSelection.ofImages(others));
    }
  }

  private static Path temporary() {
    try {
      return Files.createTempDirectory("naja-training-");
    } catch (IOException e) {
      throw new UncheckedIOException("cannot make a folder for a gallery of references", e);
    }
  }

  @Override
  public void close() {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot remove " + folder, e);
    }
  }
}
