package naja.eval.protocol;

import naja.eval.dataset.Dataset;
import naja.eval.split.LeakAudit;
import naja.eval.split.Split;
import naja.eval.split.SplitFit;
import naja.gallery.Gallery;
import naja.indexer.ProgressListener;

/// What is asked of a gallery: read and audited once, however many protocols ask it.
///
/// @param data the photos of the gallery
/// @param split of these data
/// @param leaks of the split
/// @param progress counts answered questions
public record Questions(
    Gallery gallery, Dataset data, Split split, LeakAudit leaks, ProgressListener progress) {
  /// Reads a gallery and looks for leaks.
  ///
  /// @throws naja.eval.dataset.DatasetException if the split is not one of this gallery
  public static Questions of(Gallery gallery, Split split, ProgressListener progress) {
    Dataset data = Dataset.of(gallery);
    SplitFit.require(split, data);
    return new Questions(gallery, data, split, LeakAudit.of(data, split, progress), progress);
  }
}
