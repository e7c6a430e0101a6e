package naja.calibration;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import naja.encoder.EncoderFingerprint;
import naja.gallery.GalleryException;
import naja.gallery.GalleryManifest;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;

/// The JSON file of a fitted value: `{"fitted_on": 3, "encoder": {…}, "taxa": {…}, "value": {…}}`.
///
/// @param fittedOn the gallery's generation at the time
/// @param taxa how many photos the gallery had of every taxon at the time, ascending by id
record FittedFile<T>(
    long fittedOn, EncoderFingerprint encoder, Map<String, Integer> taxa, T value) {
  /// A taxon of which a smaller share of the photos is left is no longer told apart as it was.
  private static final double KEPT = 0.5;

  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
          .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
          .build();

  FittedFile {
    taxa = Collections.unmodifiableSortedMap(new TreeMap<>(taxa));
  }

  /// Reads the file and compares it with the gallery of today.
  ///
  /// @throws GalleryException if the file cannot be read or does not hold a `type`
  static <T> Fitted<T> read(
      Path file, Class<T> type, GalleryManifest manifest, Map<String, Integer> taxa) {
    if (!Files.exists(file)) {
      return new Fitted.Absent<>();
    }
    FittedFile<T> found = parse(file, type);
    if (!found.encoder.equals(manifest.encoder())) {
      return new Fitted.Refused<>(
          "%s was fitted with encoder %s, but the gallery holds embeddings of %s: fit it again"
              .formatted(file, found.encoder.summary(), manifest.encoder().summary()));
    }
    return found.compareTaxa(file, manifest, taxa);
  }

  void write(Path file) {
    Path draft = file.resolveSibling(file.getFileName() + ".new");
    try {
      Files.write(draft, MAPPER.writerWithDefaultPrettyPrinter().writeValueAsBytes(this));
      Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new GalleryException(GalleryException.Kind.IO, "cannot write " + file, e);
    }
  }

  private Fitted<T> compareTaxa(Path file, GalleryManifest manifest, Map<String, Integer> current) {
    TreeSet<String> added = new TreeSet<>(current.keySet());
    added.removeAll(taxa.keySet());
    TreeSet<String> gone = new TreeSet<>(taxa.keySet());
    gone.removeAll(current.keySet());
    if (added.isEmpty() && gone.isEmpty()) {
      return comparePhotos(file, manifest, current);
    }
    return new Fitted.Refused<>(
        "%s was fitted on other taxa than the gallery has now (%d added%s, %d gone%s): fit it again"
            .formatted(file, added.size(), example(added), gone.size(), example(gone)));
  }

  /// Generations count the commits of one gallery: one that was built anew in the folder counts
  /// from the beginning.
  private Fitted<T> comparePhotos(
      Path file, GalleryManifest manifest, Map<String, Integer> current) {
    long generation = manifest.generation();
    if (generation < fittedOn || (generation == fittedOn && !current.equals(taxa))) {
      return new Fitted.Refused<>(
          "%s was fitted on generation %d of another gallery than is here now (generation %d): fit it again"
              .formatted(file, fittedOn, generation));
    }
    for (Map.Entry<String, Integer> then : taxa.entrySet()) {
      int now = current.getOrDefault(then.getKey(), 0);
      if (now < KEPT * then.getValue()) {
        return new Fitted.Refused<>(
            "%s was fitted when the gallery had %d photos of %s, of which it has %d now: fit it again"
                .formatted(file, then.getValue(), then.getKey(), now));
      }
    }
    return new Fitted.Served<>(value, fittedOn, fittedOn != generation);
  }

  private static String example(TreeSet<String> taxa) {
    return taxa.isEmpty() ? "" : " such as " + taxa.first();
  }

  private static <T> FittedFile<T> parse(Path file, Class<T> type) {
    try {
      return MAPPER.readValue(
          Files.readAllBytes(file),
          MAPPER.getTypeFactory().constructParametricType(FittedFile.class, type));
    } catch (IOException e) {
      throw new GalleryException(GalleryException.Kind.IO, "cannot read " + file, e);
    } catch (JacksonException e) {
      throw new GalleryException(
          GalleryException.Kind.CORRUPT,
          "%s is not a fitted %s (%s): remove it or fit it again"
              .formatted(file, type.getSimpleName(), e.getOriginalMessage()),
          e);
    }
  }
}
