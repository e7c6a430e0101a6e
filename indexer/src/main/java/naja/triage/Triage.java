package naja.triage;

import java.util.List;
import naja.gallery.Gallery;

/// Finds what a person should look at in a gallery's labels and photos.
///
/// The gallery is only read, photo by photo: of each its ids are held, not its embedding. What is
/// held besides grows with the taxa and with what is found ([Roll], [LabelSurvey],
/// [DuplicateSearch]). All cores are used.
public final class Triage {
  private final Gallery gallery;
  private final TriageSettings settings;

  public Triage(Gallery gallery, TriageSettings settings) {
    this.gallery = gallery;
    this.settings = settings;
  }

  /// Looks for everything.
  ///
  /// @throws naja.gallery.GalleryException if the gallery cannot be read
  public TriageReport run() {
    List<DuplicateGroup> duplicates = DuplicateSearch.groups(gallery, settings.near());
    Roll roll = new Roll();
    gallery.forEachEmbedding(roll::add);
    LabelSurvey labels = LabelSurvey.of(gallery, roll);
    return new TriageReport(
        gallery.manifest().generation(),
        roll.photos(),
        duplicates,
        labels.outliers(),
        labels.unjudged(),
        roll.rarerThan(settings.few()),
        labels.mixed());
  }
}
