package naja.eval.split;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import naja.collection.stored.LabelledEmbedding;
import naja.encoder.Embedding;
import naja.eval.dataset.Dataset;
import naja.gallery.ReferencePhoto;
import naja.gallery.Taxon;
import org.jspecify.annotations.Nullable;

/// Photos to split, built taxon by taxon.
final class Photos {
  private final List<ReferencePhoto> photos = new ArrayList<>();

  /// Adds observations `taxon0`, `taxon1` and so on, with photos `taxon0-0` and so on.
  Photos with(String taxon, int observations, int photosEach) {
    for (int i = 0; i < observations; i++) {
      for (int j = 0; j < photosEach; j++) {
        photos.add(photo(taxon + i + "-" + j, taxon + i, taxon, null, null, null));
      }
    }
    return this;
  }

  /// Adds a photo of its own observation.
  Photos with(
      String image,
      String taxon,
      @Nullable String split,
      @Nullable String country,
      @Nullable String observedOn) {
    photos.add(photo(image, image, taxon, split, country, observedOn));
    return this;
  }

  /// Adds a photo.
  Photos with(String image, String observation, String taxon) {
    photos.add(photo(image, observation, taxon, null, null, null));
    return this;
  }

  Dataset data() {
    return data(UnaryOperator.identity());
  }

  Dataset data(UnaryOperator<List<ReferencePhoto>> order) {
    return new Dataset(
        Path.of("photos"),
        "fake",
        3,
        order.apply(photos).stream()
            .map(photo -> new LabelledEmbedding(photo, Embedding.of(1, 2)))
            .toList());
  }

  private static ReferencePhoto photo(
      String image,
      String observation,
      String taxon,
      @Nullable String split,
      @Nullable String country,
      @Nullable String observedOn) {
    return new ReferencePhoto(
        image,
        observation,
        Taxon.labelled(taxon),
        image,
        "0".repeat(64),
        split,
        country,
        null,
        null,
        observedOn,
        null,
        null,
        null);
  }
}
