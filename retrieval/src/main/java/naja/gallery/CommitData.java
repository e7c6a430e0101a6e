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
  private static final String INDEX_CODE = "index.code";
  private static final String SEARCH_BEAM = "search.beam";
  private static final String RECALL = "recall";

  private CommitData() {}

  static Map<String, String> write(GalleryManifest manifest) {
    Map<String, String> data = new HashMap<>();
    EncoderFingerprint encoder = manifest.encoder();
    data.put(FORMAT, CURRENT_FORMAT);
    data.put("encoder.id", encoder.encoderId());
    data.put("encoder.weights_sha256", encoder.weightsSha256());
    data.put("encoder.preprocessing", encoder.preprocessingId());
    data.put("encoder.output", encoder.output());
    data.put("encoder.dimension", Integer.toString(encoder.dimension()));
    data.put("generation", Long.toString(manifest.generation()));
    data.put("photos", Integer.toString(manifest.photos()));
    data.put("observations", Integer.toString(manifest.observations()));
    data.put("taxa", Integer.toString(manifest.taxa()));
    data.put(INDEX_CODE, manifest.index().code().code());
    data.put("index.links", Integer.toString(manifest.index().links()));
    data.put("index.beam", Integer.toString(manifest.index().beam()));
    if (manifest.searchBeam() != null) {
      data.put(SEARCH_BEAM, manifest.searchBeam().toString());
    }
    if (manifest.recall() != null) {
      write(manifest.recall(), data);
    }
    return data;
  }

  private static void write(MeasuredRecall recall, Map<String, String> data) {
    data.put(RECALL, Double.toString(recall.recall()));
    data.put("recall.k", Integer.toString(recall.k()));
    data.put("recall.beam", Integer.toString(recall.beam()));
    data.put("recall.queries", Integer.toString(recall.queries()));
    data.put("recall.generation", Long.toString(recall.generation()));
    data.put("recall.measured_on", recall.measuredOn());
  }

  /// @throws GalleryException if the commit is not one of a gallery that this version reads
  static GalleryManifest read(Path folder, Map<String, String> data) {
    String format = data.get(FORMAT);
    if (!CURRENT_FORMAT.equals(format)) {
      throw unknownFormat(folder, format);
    }
    try {
      return new GalleryManifest(
          encoder(data),
          Long.parseLong(text(data, "generation")),
          number(data, "photos"),
          number(data, "observations"),
          number(data, "taxa"),
          index(data),
          data.containsKey(SEARCH_BEAM) ? number(data, SEARCH_BEAM) : null,
          recall(data));
    } catch (IllegalArgumentException e) {
      throw new GalleryException(
          GalleryException.Kind.CORRUPT,
          "the commit data of gallery " + folder + " cannot be read: " + e.getMessage(),
          e);
    }
  }

  private static EncoderFingerprint encoder(Map<String, String> data) {
    return new EncoderFingerprint(
        text(data, "encoder.id"),
        text(data, "encoder.weights_sha256"),
        text(data, "encoder.preprocessing"),
        text(data, "encoder.output"),
        number(data, "encoder.dimension"));
  }

  /// Galleries that do not say are of the default format: there was no other.
  private static IndexFormat index(Map<String, String> data) {
    if (!data.containsKey(INDEX_CODE)) {
      return IndexFormat.DEFAULT;
    }
    return new IndexFormat(
        VectorCode.parse(text(data, INDEX_CODE)),
        number(data, "index.links"),
        number(data, "index.beam"));
  }

  private static @Nullable MeasuredRecall recall(Map<String, String> data) {
    if (!data.containsKey(RECALL)) {
      return null;
    }
    return new MeasuredRecall(
        Double.parseDouble(text(data, RECALL)),
        number(data, "recall.k"),
        number(data, "recall.beam"),
        number(data, "recall.queries"),
        Long.parseLong(text(data, "recall.generation")),
        text(data, "recall.measured_on"));
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
