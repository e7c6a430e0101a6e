package naja.eval.protocol;

import java.util.List;
import naja.eval.report.EvaluationReport;
import naja.eval.split.Split;
import naja.gallery.Gallery;
import naja.identify.IdentifierSettings;
import naja.indexer.ProgressListener;
import naja.prototype.PrototypeVariant;

/// A way to answer about the photos of a gallery, as the service could be set to answer.
public sealed interface GalleryProtocol permits PrototypeProtocol, KnnProtocol {
  /// What a report of it begins with.
  EvaluationReport.Origin origin(Questions questions);

  /// Examines a gallery and keeps every answer.
  default Examined examine(Questions questions) {
    return Examination.of(questions, List.of(this)).getFirst();
  }

  /// Examines a gallery by itself.
  ///
  /// @throws naja.eval.dataset.DatasetException if the split is not one of this gallery
  default Examined examine(Gallery gallery, Split split) {
    return examine(Questions.of(gallery, split, ProgressListener.silent()));
  }

  /// The same, for the report alone.
  default EvaluationReport run(Gallery gallery, Split split) {
    return examine(gallery, split).report();
  }

  /// How the Identifier is set for it.
  IdentifierSettings settings();

  /// What reports and comparisons show: every variant of prototypes, and 1, 5 and 20 neighbours.
  static List<GalleryProtocol> usual() {
    return List.of(
        new PrototypeProtocol(PrototypeVariant.RAW_MEAN),
        new PrototypeProtocol(PrototypeVariant.L2N),
        new PrototypeProtocol(PrototypeVariant.CL2N),
        new KnnProtocol(1),
        new KnnProtocol(5),
        new KnnProtocol(20));
  }

  /// The protocol of the scorer that a service with these settings answers with.
  ///
  /// @throws IllegalArgumentException if that scorer needs a trained head, which has seen the
  ///   photos
  static GalleryProtocol of(IdentifierSettings settings) {
    return switch (settings.scorer()) {
      case PROTOTYPE -> new PrototypeProtocol(settings.variant());
      case KNN -> new KnnProtocol(settings.neighbours(), settings.temperature());
      case PROBE, FUSED ->
          throw new IllegalArgumentException(
              "the layer of scorer %s has seen the gallery's photos: naja eval probe measures it; for a report set identify.scorer to prototype or knn"
                  .formatted(settings.scorer().code()));
    };
  }
}
