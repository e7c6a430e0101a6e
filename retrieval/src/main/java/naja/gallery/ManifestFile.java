package naja.gallery;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/// `manifest.json`: the manifest for people and scripts. It is derived: the commit is what counts.
final class ManifestFile {
  private static final JsonMapper JSON =
      JsonMapper.builder()
          .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
          .enable(SerializationFeature.INDENT_OUTPUT)
          .build();

  private ManifestFile() {}

  static void write(Path folder, GalleryManifest manifest) {
    AtomicFile.write(GallerySchema.manifest(folder), JSON.writeValueAsBytes(manifest));
  }

  /// Writes the file if it does not say what the commit says.
  static void rebuild(Path folder, GalleryManifest manifest) {
    if (!read(folder).equals(Optional.of(manifest))) {
      write(folder, manifest);
    }
  }

  /// Empty when there is no readable file.
  static Optional<GalleryManifest> read(Path folder) {
    try {
      byte[] json = Files.readAllBytes(GallerySchema.manifest(folder));
      return Optional.of(JSON.readValue(json, GalleryManifest.class));
    } catch (IOException | JacksonException _) {
      return Optional.empty();
    }
  }
}
