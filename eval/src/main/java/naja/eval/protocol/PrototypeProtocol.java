package naja.eval.protocol;

import naja.eval.report.EvaluationReport.Origin;
import naja.identify.IdentifierSettings;
import naja.identify.Scorer;
import naja.prototype.PrototypeVariant;

/// How well class prototypes name the photos of a gallery, each photo being left out of its own.
public record PrototypeProtocol(PrototypeVariant variant) implements GalleryProtocol {
  @Override
  public Origin origin(Questions questions) {
    return Origins.of(questions.data(), questions.split(), "prototypes", variant.code(), null);
  }

  @Override
  public IdentifierSettings settings() {
    var defaults = IdentifierSettings.DEFAULT;
    return Examination.settings(
        Scorer.PROTOTYPE, variant, defaults.neighbours(), defaults.temperature());
  }
}
