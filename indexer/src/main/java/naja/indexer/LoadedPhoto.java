package naja.indexer;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import naja.collection.CollectionItem;
import naja.photo.Photo;
import naja.photo.UnreadablePhoto;
import org.jspecify.annotations.Nullable;

/// A photo file as read from disk. A file beyond the limit is hashed, but not held.
///
/// @param photo the bytes; null if there are more than allowed
/// @param bytes the file's size
record LoadedPhoto(@Nullable Photo photo, String contentHash, long bytes) {
  /// Reads the whole file.
  ///
  /// @throws UnreadablePhoto if the file cannot be read
  static LoadedPhoto read(CollectionItem item, long maxBytes) {
    Path file = item.path();
    try {
      long bytes = Files.size(file);
      if (bytes > maxBytes) {
        return new LoadedPhoto(null, ContentHash.of(file), bytes);
      }
      byte[] content = Files.readAllBytes(file);
      return new LoadedPhoto(
          new Photo(item.sourcePath(), content), ContentHash.of(content), content.length);
    } catch (NoSuchFileException e) {
      throw unreadable("there is no file " + file, e);
    } catch (IOException e) {
      throw unreadable("cannot read " + file + ": " + e, e);
    }
  }

  /// The photo, if its bytes were read.
  ///
  /// @throws UnreadablePhoto if the file has more bytes than allowed
  Photo withinLimit(long maxBytes) {
    if (photo == null) {
      throw new UnreadablePhoto(
          UnreadablePhoto.Reason.TOO_MANY_BYTES,
          "has %d bytes; at most %d are allowed".formatted(bytes, maxBytes));
    }
    return photo;
  }

  private static UnreadablePhoto unreadable(String message, IOException cause) {
    return new UnreadablePhoto(UnreadablePhoto.Reason.IO_ERROR, message, cause);
  }
}
