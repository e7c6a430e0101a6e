package naja.collection;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/// Reads a folder of photos in which each sub-folder is a taxon.
///
/// `taxon/photo.jpg` is an observation of its own; in `taxon/observation/photo.jpg` the sub-folder
/// is the observation. A photo that lies directly in the collection's folder belongs to the taxon
/// that this folder names, so that the folder of one taxon is a collection, too. The image id is
/// the relative path. Files without the extension of a photo format and hidden files are ignored.
public final class ImageFolderReader implements CollectionReader {
  private final Path folder;
  private final String name;

  /// @throws CollectionException if there is no such folder
  public ImageFolderReader(Path folder) {
    if (!Files.isDirectory(folder)) {
      throw new CollectionException("there is no folder " + folder + " to read photos from");
    }
    this.folder = folder;
    Path last = folder.toAbsolutePath().normalize().getFileName();
    this.name = last == null ? "unlabelled" : last.toString();
  }

  @Override
  public Path location() {
    return folder;
  }

  @Override
  public Stream<CollectionItem> items() {
    var photos =
        Spliterators.spliteratorUnknownSize(
            new PhotoTree(folder), Spliterator.ORDERED | Spliterator.NONNULL);
    return StreamSupport.stream(photos, false).map(this::item);
  }

  private CollectionItem item(Path photo) {
    Path relative = folder.relativize(photo);
    String imageId = relative.toString().replace('\\', '/');
    int depth = relative.getNameCount();
    String taxon = depth == 1 ? name : relative.getName(0).toString();
    String observation = depth < 3 ? imageId : taxon + "/" + relative.getName(1);
    return CollectionItem.labelled(imageId, photo, taxon, observation);
  }
}
