package naja.cli.command;

import java.nio.file.Path;
import java.util.Optional;
import naja.collection.CollectionException;
import naja.collection.CollectionFormat;
import naja.collection.CollectionReader;
import naja.collection.FoundCollection;
import naja.collection.ReadingOptions;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// Where labelled photos come from: a folder, a table or an archive; or their embeddings.
final class Collection {
  @Option(
      names = "--images",
      paramLabel = "PATH",
      required = true,
      description =
          "Folder, table or archive of photos; its content tells the kind. A folder may hold a"
              + " sub-folder of photos per taxon.")
  private @Nullable Path images;

  @Option(
      names = "--manifest",
      paramLabel = "CSV",
      required = true,
      description = "CSV file: image_id, path, species, observation_id, split, ...")
  private @Nullable Path manifest;

  @Option(
      names = "--embeddings",
      paramLabel = "FILE",
      required = true,
      description =
          "Embeddings computed elsewhere (.npy, .parquet, .mat), with their labels; for index only.")
  private @Nullable Path embeddings;

  /// The file of embeddings, where the collection is one and not photos.
  Optional<Path> embeddings() {
    return Optional.ofNullable(embeddings);
  }

  CollectionReader reader() {
    return found(null, ReadingOptions.DEFAULT).open();
  }

  /// @param format null where the content is to tell it
  FoundCollection found(@Nullable CollectionFormat format, ReadingOptions options) {
    if (manifest != null) {
      return FoundCollection.as(format == null ? CollectionFormat.CSV : format, manifest, options);
    }
    if (embeddings != null) {
      throw new CollectionException(embeddings + " holds embeddings where photos are asked for");
    }
    if (images == null) {
      throw new IllegalStateException("neither --images nor --manifest");
    }
    return format == null
        ? FoundCollection.at(images, options)
        : FoundCollection.as(format, images, options);
  }
}
