package naja.collection;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Reads a collection that lies in an archive, or whose photos do.
///
/// @param location the archive
record PackedReader(Path location, CollectionReader content, Archive archive)
    implements CollectionReader {
  @Override
  public Stream<CollectionItem> items() {
    return content.items();
  }

  @Override
  public List<TaxonSource> taxa() {
    return content.taxa();
  }

  @Override
  public Optional<String> notice() {
    return content.notice();
  }

  @Override
  public void close() {
    content.close();
    archive.close();
  }
}
