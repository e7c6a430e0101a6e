package naja.eval.protocol;

import naja.eval.report.EvaluationReport;
import naja.eval.split.Split;
import naja.gallery.Gallery;
import naja.identify.IdentifierSettings;
import naja.identify.Scorer;
import naja.prototype.PrototypeVariant;

/// How well class prototypes name the photos of a gallery, each photo being left out of its own.
public record PrototypeProtocol(PrototypeVariant variant) implements GalleryProtocol {
  /// Examines a gallery.
  ///
  /// @throws naja.eval.dataset.DatasetException if the split is not one of this gallery
  public EvaluationReport run(Gallery gallery, Split split) {
    return examine(gallery, split).report();
  }

  @Override
  public Examined examine(Gallery gallery, Split split) {
    return new Examination(gallery, split).run("prototypes", variant.code(), null, settings());
  }

  @Override
  public IdentifierSettings settings() {
    var defaults = IdentifierSettings.DEFAULT;
    return Examination.settings(
        Scorer.PROTOTYPE, variant, defaults.neighbours(), defaults.temperature());
  }
}
