package naja.calibration;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import naja.gallery.Gallery;
import naja.gallery.GalleryException;
import naja.gallery.GalleryManifest;

/// What has been fitted on one gallery, read from and written to its folder.
///
/// @param folder the gallery's
/// @param manifest of the commit in use
/// @param taxa how many photos that commit has of every taxon
public record FittedFiles(Path folder, GalleryManifest manifest, Map<String, Integer> taxa) {
  public FittedFiles {
    taxa = Map.copyOf(taxa);
  }

  /// What has been fitted on a gallery, for the commit that is open.
  public static FittedFiles of(Gallery gallery) {
    return new FittedFiles(gallery.folder(), gallery.manifest(), gallery.photosByTaxon());
  }

  /// The calibration, as far as this commit may use it.
  ///
  /// @throws GalleryException if there is a file that cannot be understood
  public Fitted<Calibration> calibration() {
    return read(Calibration.FILE, Calibration.class);
  }

  /// The unknown threshold, as far as this commit may use it.
  ///
  /// @throws GalleryException if there is a file that cannot be understood
  public Fitted<UnknownThreshold> unknownThreshold() {
    return read(UnknownThreshold.FILE, UnknownThreshold.class);
  }

  /// The trained linear head, as far as this commit may use it.
  ///
  /// @throws GalleryException if there is a file that cannot be understood
  public Fitted<LinearHead> head() {
    return switch (read(LinearHead.FILE, StoredHead.class)) {
      case Fitted.Absent<StoredHead>() -> new Fitted.Absent<>();
      case Fitted.Refused<StoredHead>(String reason) -> new Fitted.Refused<>(reason);
      case Fitted.Served<StoredHead>(StoredHead stored, long fittedOn, boolean stale) ->
          new Fitted.Served<>(head(stored), fittedOn, stale);
    };
  }

  /// The last evaluation that was kept, as far as this commit may show it.
  ///
  /// @throws GalleryException if there is a file that cannot be understood
  public Fitted<StoredEvaluation> evaluation() {
    return read(StoredEvaluation.FILE, StoredEvaluation.class);
  }

  /// Which versions of the files that answers depend on lie in a gallery's folder: equal as long as
  /// none was written, replaced or removed.
  public static List<FileTime> versions(Path gallery) {
    return Stream.of(Calibration.FILE, UnknownThreshold.FILE, LinearHead.FILE)
        .map(name -> version(gallery.resolve(name)))
        .toList();
  }

  private static FileTime version(Path file) {
    try {
      return Files.getLastModifiedTime(file);
    } catch (IOException _) {
      return FileTime.fromMillis(0);
    }
  }

  private LinearHead head(StoredHead stored) {
    try {
      LinearHead head = stored.head();
      if (head.scaling().dimension() == manifest.encoder().dimension()) {
        return head;
      }
      throw new IllegalArgumentException(
          "it has %d dimensions, the gallery %d"
              .formatted(head.scaling().dimension(), manifest.encoder().dimension()));
    } catch (IllegalArgumentException e) {
      throw new GalleryException(
          GalleryException.Kind.CORRUPT,
          "%s is not a linear head (%s): remove it or train it again"
              .formatted(folder.resolve(LinearHead.FILE), e.getMessage()),
          e);
    }
  }

  /// Keeps a head that was trained on this commit.
  public void write(LinearHead head) {
    file(StoredHead.of(head)).write(folder.resolve(LinearHead.FILE));
  }

  /// Keeps a calibration that was fitted on this commit.
  public void write(Calibration calibration) {
    file(calibration).write(folder.resolve(Calibration.FILE));
  }

  /// Keeps a threshold that was fitted on this commit.
  public void write(UnknownThreshold threshold) {
    file(threshold).write(folder.resolve(UnknownThreshold.FILE));
  }

  /// Keeps what an evaluation of this commit found.
  public void write(StoredEvaluation evaluation) {
    file(evaluation).write(folder.resolve(StoredEvaluation.FILE));
  }

  private <T> Fitted<T> read(String name, Class<T> type) {
    return FittedFile.read(folder.resolve(name), type, manifest, taxa);
  }

  private <T> FittedFile<T> file(T value) {
    return new FittedFile<>(manifest.generation(), manifest.encoder(), taxa, value);
  }
}
