package naja.cli.command;

import java.nio.file.Path;
import naja.collection.CollectionReader;
import naja.collection.ImageFolderReader;
import naja.collection.ManifestReader;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// Where labelled photos come from: a folder or a CSV manifest.
final class Collection {
  @Option(
      names = "--images",
      paramLabel = "DIR",
      required = true,
      description = "Folder with a sub-folder of photos per taxon.")
  private @Nullable Path images;

  @Option(
      names = "--manifest",
      paramLabel = "CSV",
      required = true,
      description = "CSV file: image_id, path, species, observation_id, split, ...")
  private @Nullable Path manifest;

  CollectionReader reader() {
    if (images != null) {
      return new ImageFolderReader(images);
    }
    if (manifest != null) {
      return new ManifestReader(manifest);
    }
    throw new IllegalStateException("neither --images nor --manifest");
  }
}
