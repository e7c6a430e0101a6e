package naja.cli.command;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import naja.collection.CollectionItem;
import naja.collection.ImageFolderReader;
import naja.photo.Photo;
import naja.photo.PhotoLimits;
import naja.photo.UnreadablePhoto;

/// The photos that a command line names: files as they are, folders with all the photos below.
final class PhotoArguments {
  private PhotoArguments() {}

  /// The files in the order named, those of a folder in the order of their paths.
  ///
  /// @throws UncheckedIOException if a file or folder does not exist
  static List<Path> files(List<Path> filesAndFolders) {
    List<Path> files = new ArrayList<>();
    for (Path path : filesAndFolders) {
      if (Files.isDirectory(path)) {
        try (Stream<CollectionItem> items = new ImageFolderReader(path).items()) {
          items.map(CollectionItem::path).forEach(files::add);
        }
      } else if (Files.exists(path)) {
        files.add(path);
      } else {
        throw new UncheckedIOException(new NoSuchFileException(path.toString()));
      }
    }
    return files;
  }

  /// Reads a file that is not larger than allowed.
  ///
  /// @throws UnreadablePhoto if it is, or cannot be read
  static Photo read(Path file, PhotoLimits limits) {
    try {
      long size = Files.size(file);
      if (size > limits.maxBytes()) {
        throw new UnreadablePhoto(
            UnreadablePhoto.Reason.TOO_MANY_BYTES,
            "%s has %d bytes; at most %d are allowed".formatted(file, size, limits.maxBytes()));
      }
      return new Photo(file.toString(), Files.readAllBytes(file));
    } catch (IOException e) {
      throw new UnreadablePhoto(
          UnreadablePhoto.Reason.IO_ERROR, file + " cannot be read: " + e.getMessage(), e);
    }
  }
}
