package naja.eval.protocol;

import naja.eval.report.EvaluationReport;
import naja.eval.report.EvaluationReport.Origin;
import naja.gallery.Gallery;
import naja.identify.IdentifierSettings;
import naja.identify.Scorer;
import naja.prototype.PrototypeVariant;

/// How well class prototypes name the photos of a gallery, each photo being left out of its own.
public record PrototypeProtocol(PrototypeVariant variant) {
  /// Examines a gallery.
  ///
  /// @throws IllegalArgumentException if the split asks about nothing
  public EvaluationReport run(Gallery gallery, Split split) {
    var manifest = gallery.manifest();
    Origin origin =
        new Origin(
            "prototypes",
            variant.code(),
            split.code(),
            manifest.encoder().encoderId(),
            manifest.generation(),
            split.drawnWith(),
            null);
    return EvaluationReport.of(origin, new Examination(gallery, settings()).predictions(split));
  }

  private IdentifierSettings settings() {
    var defaults = IdentifierSettings.DEFAULT;
    return new IdentifierSettings(
        Scorer.PROTOTYPE,
        variant,
        defaults.neighbours(),
        defaults.temperature(),
        Examination.ANSWERS,
        defaults.ambiguousMargin(),
        defaults.harmlessMass(),
        true);
  }
}
