package naja.triage;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import naja.gallery.Gallery;
import naja.gallery.StoredEmbedding;
import naja.prototype.PrototypeVariant;
import naja.prototype.Prototypes;
import naja.prototype.TaxonScore;
import org.jspecify.annotations.Nullable;

/// Compares each photo with the prototypes (mean of raw embeddings) that stay when its observation
/// is left out everywhere.
///
/// Holds the prototypes, about 12 bytes per taxon and dimension, the embeddings of one observation
/// per thread, and the findings.
final class LabelSurvey {
  private final Gallery gallery;
  private final Prototypes prototypes;
  private final List<LabelOutlier> outliers = new ArrayList<>();
  private final List<MixedPhoto> mixed = new ArrayList<>();
  private int unjudged;

  private LabelSurvey(Gallery gallery) {
    this.gallery = gallery;
    this.prototypes = Prototypes.of(gallery::forEachEmbedding, PrototypeVariant.RAW_MEAN);
  }

  static LabelSurvey of(Gallery gallery, Roll roll) {
    LabelSurvey survey = new LabelSurvey(gallery);
    roll.observations().entrySet().parallelStream().forEach(survey::judge);
    survey.outliers.sort(LabelOutlier.WORST_FIRST);
    survey.mixed.sort(MixedPhoto.BY_OBSERVATION);
    return survey;
  }

  List<LabelOutlier> outliers() {
    return outliers;
  }

  List<MixedPhoto> mixed() {
    return mixed;
  }

  int unjudged() {
    return unjudged;
  }

  private void judge(Map.Entry<String, List<Roll.Entry>> observation) {
    List<StoredEmbedding> photos =
        observation.getValue().stream().map(photo -> read(observation.getKey(), photo)).toList();
    Prototypes others = prototypes.without(photos);
    boolean mixed = photos.stream().map(StoredEmbedding::taxonId).distinct().count() > 1;
    for (StoredEmbedding photo : photos) {
      judge(photo, others.score(photo.embedding()), mixed);
    }
  }

  private StoredEmbedding read(String observation, Roll.Entry photo) {
    return new StoredEmbedding(
        photo.imageId(),
        observation,
        photo.taxonId(),
        gallery.embedding(photo.imageId()).orElseThrow());
  }

  private void judge(StoredEmbedding photo, List<TaxonScore> scores, boolean isMixed) {
    Double own = own(photo.taxonId(), scores);
    TaxonScore best = scores.isEmpty() ? null : scores.getFirst();
    synchronized (this) {
      if (isMixed) {
        mixed.add(mixed(photo, own, best));
      }
      if (own == null) {
        unjudged++;
      } else if (best != null && best.score() > own) {
        outliers.add(
            new LabelOutlier(
                photo.imageId(),
                photo.observationId(),
                photo.taxonId(),
                own,
                best.taxonId(),
                best.score()));
      }
    }
  }

  private static MixedPhoto mixed(
      StoredEmbedding photo, @Nullable Double own, @Nullable TaxonScore best) {
    return new MixedPhoto(
        photo.observationId(),
        photo.imageId(),
        photo.taxonId(),
        own,
        best == null ? null : best.taxonId(),
        best == null ? null : best.score());
  }

  private static @Nullable Double own(String taxon, List<TaxonScore> scores) {
    for (TaxonScore score : scores) {
      if (score.taxonId().equals(taxon)) {
        return score.score();
      }
    }
    return null;
  }
}
