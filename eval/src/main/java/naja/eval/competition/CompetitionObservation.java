package naja.eval.competition;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a competition asks about at once: the photos of one individual.
///
/// @param photos at least one, in the order of the table
/// @param truth the taxon of the first row; null where the table does not say
public record CompetitionObservation(String id, List<Path> photos, @Nullable String truth) {
  /// Copies the photos.
  public CompetitionObservation {
    photos = List.copyOf(photos);
    if (photos.isEmpty()) {
      throw new IllegalArgumentException("observation " + id + " has no photo");
    }
  }
}
