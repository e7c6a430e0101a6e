package naja.collection;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/// Photos that a program names one by one, in place of a folder or file that lists them.
///
/// @param location what to call them in messages
public record GivenPhotos(Path location, List<CollectionItem> photos) implements CollectionReader {
  public GivenPhotos {
    photos = List.copyOf(photos);
  }

  @Override
  public Stream<CollectionItem> items() {
    return photos.stream();
  }
}
