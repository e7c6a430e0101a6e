package naja.calibration;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.TreeSet;
import naja.encoder.EncoderFingerprint;
import naja.gallery.GalleryException;
import naja.gallery.GalleryManifest;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;

/// The JSON file of a fitted value: `{"fitted_on": 3, "encoder": {…}, "taxa": […], "value": {…}}`.
///
/// @param fittedOn the gallery's generation at the time
/// @param taxa every taxon id of the gallery at the time, ascending
record FittedFile<T>(long fittedOn, EncoderFingerprint encoder, List<String> taxa, T value) {
  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
          .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
          .build();

  FittedFile {
    taxa = List.copyOf(new TreeSet<>(taxa));
  }

  /// Reads the file and compares it with the gallery of today.
  ///
  /// @throws GalleryException if the file cannot be read or does not hold a `type`
  static <T> Fitted<T> read(
      Path file, Class<T> type, GalleryManifest manifest, Iterable<String> taxa) {
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

  private Fitted<T> compareTaxa(Path file, GalleryManifest manifest, Iterable<String> current) {
    TreeSet<String> added = new TreeSet<>();
    current.forEach(added::add);
    TreeSet<String> gone = new TreeSet<>(taxa);
    gone.removeAll(added);
    taxa.forEach(added::remove);
    if (added.isEmpty() && gone.isEmpty()) {
      return new Fitted.Served<>(value, fittedOn, fittedOn != manifest.generation());
    }
    return new Fitted.Refused<>(
        "%s was fitted on other taxa than the gallery has now (%d added%s, %d gone%s): fit it again"
            .formatted(file, added.size(), example(added), gone.size(), example(gone)));
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
