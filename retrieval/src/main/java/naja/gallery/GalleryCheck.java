package naja.gallery;

import java.nio.file.Path;
import java.util.List;

/// What a look for damage found.
///
/// @param photos reference photos that were read
/// @param problems one sentence each; empty when all is well
public record GalleryCheck(int photos, List<String> problems) {
  public GalleryCheck {
    problems = List.copyOf(problems);
  }

  /// Checks the gallery in a folder; one that cannot be opened is a problem too.
  public static GalleryCheck of(Path folder) {
    try (Gallery gallery = Gallery.open(folder)) {
      return gallery.check();
    } catch (GalleryException e) {
      List<String> damaged = FileCheck.damaged(folder);
      return new GalleryCheck(
          0, damaged.isEmpty() ? List.of(String.valueOf(e.getMessage())) : damaged);
    }
  }

  public boolean healthy() {
    return problems.isEmpty();
  }
}
