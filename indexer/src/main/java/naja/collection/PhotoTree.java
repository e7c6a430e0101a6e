package naja.collection;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/// Walks the photos below a folder in ascending order of their relative paths, holding only the
/// listings of the folders on the way down. Symbolic links are followed; a link to a folder that is
/// being walked is passed over.
final class PhotoTree implements Iterator<Path> {
  private record Level(Path realPath, Iterator<Entry> entries) {}

  /// A folder sorts with the `/` that follows it in its photos' paths.
  private record Entry(Path path, boolean folder, String sortKey) {}

  private final Deque<Level> levels = new ArrayDeque<>();
  private @Nullable Path next;

  PhotoTree(Path root) {
    descend(root);
    next = advance();
  }

  @Override
  public boolean hasNext() {
    return next != null;
  }

  @Override
  public Path next() {
    Path photo = next;
    if (photo == null) {
      throw new NoSuchElementException();
    }
    next = advance();
    return photo;
  }

  private @Nullable Path advance() {
    while (!levels.isEmpty()) {
      Iterator<Entry> entries = levels.getLast().entries();
      if (!entries.hasNext()) {
        levels.removeLast();
        continue;
      }
      Entry entry = entries.next();
      if (!entry.folder()) {
        return entry.path();
      }
      descend(entry.path());
    }
    return null;
  }

  private void descend(Path folder) {
    try {
      Path realPath = folder.toRealPath();
      if (levels.stream().noneMatch(level -> level.realPath().equals(realPath))) {
        levels.addLast(new Level(realPath, list(folder).iterator()));
      }
    } catch (IOException e) {
      throw new CollectionException("cannot list the folder " + folder + ": " + e, e);
    }
  }

  private static List<Entry> list(Path folder) throws IOException {
    List<Entry> entries = new ArrayList<>();
    try (DirectoryStream<Path> paths = Files.newDirectoryStream(folder)) {
      for (Path path : paths) {
        boolean isFolder = Files.isDirectory(path);
        if (!PhotoFiles.isHidden(path) && (isFolder || PhotoFiles.isPhoto(path))) {
          String name = path.getFileName().toString();
          entries.add(new Entry(path, isFolder, isFolder ? name + "/" : name));
        }
      }
    }
    entries.sort(Comparator.comparing(Entry::sortKey));
    return entries;
  }
}
