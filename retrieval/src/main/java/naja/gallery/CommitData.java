package naja.gallery;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import naja.encoder.EncoderFingerprint;
import org.jspecify.annotations.Nullable;

/// The manifest as key-value pairs inside a Lucene commit.
final class CommitData {
  private static final String FORMAT = "naja.format";
  private static final String CURRENT_FORMAT = "1";

  private CommitData() {}

  static Map<String, String> write(GalleryManifest manifest) {
    EncoderFingerprint encoder = manifest.encoder();
    return Map.ofEntries(
        Map.entry(FORMAT, CURRENT_FORMAT),
        Map.entry("encoder.id", encoder.encoderId()),
        Map.entry("encoder.weights_sha256", encoder.weightsSha256()),
        Map.entry("encoder.preprocessing", encoder.preprocessingId()),
        Map.entry("encoder.output", encoder.output()),
        Map.entry("encoder.dimension", Integer.toString(encoder.dimension())),
        Map.entry("generation", Long.toString(manifest.generation())),
        Map.entry("photos", Integer.toString(manifest.photos())),
        Map.entry("observations", Integer.toString(manifest.observations())),
        Map.entry("taxa", Integer.toString(manifest.taxa())));
  }

  /// @throws GalleryException if the commit is not one of a gallery that this version reads
  static GalleryManifest read(Path folder, Map<String, String> data) {
    String format = data.get(FORMAT);
    if (!CURRENT_FORMAT.equals(format)) {
      throw unknownFormat(folder, format);
    }
    try {
      return new GalleryManifest(
          new EncoderFingerprint(
              text(data, "encoder.id"),
              text(data, "encoder.weights_sha256"),
              text(data, "encoder.preprocessing"),
              text(data, "encoder.output"),
              number(data, "encoder.dimension")),
          Long.parseLong(text(data, "generation")),
          number(data, "photos"),
          number(data, "observations"),
          number(data, "taxa"));
    } catch (IllegalArgumentException e) {
      throw new GalleryException(
          GalleryException.Kind.CORRUPT,
          "the commit data of gallery " + folder + " cannot be read: " + e.getMessage(),
          e);
    }
  }

  static Map<String, String> copy(@Nullable Iterable<Map.Entry<String, String>> entries) {
    Map<String, String> data = new HashMap<>();
    if (entries != null) {
      entries.forEach(entry -> data.put(entry.getKey(), entry.getValue()));
    }
    return data;
  }

  private static GalleryException unknownFormat(Path folder, @Nullable String format) {
    return new GalleryException(
        GalleryException.Kind.CORRUPT,
        format == null
            ? folder + " holds a Lucene index that is not a gallery; choose another folder"
            : "gallery %s has format %s, this version reads format %s; use the version that made it, or index again into a new folder"
                .formatted(folder, format, CURRENT_FORMAT));
  }

  private static String text(Map<String, String> data, String key) {
    String value = data.get(key);
    if (value == null) {
      throw new IllegalArgumentException(key + " is missing");
    }
    return value;
  }

  private static int number(Map<String, String> data, String key) {
    return Integer.parseInt(text(data, key));
  }
}
