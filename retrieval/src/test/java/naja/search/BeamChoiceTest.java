package naja.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Objects;
import naja.gallery.Gallery;
import naja.gallery.GalleryManifest;
import naja.gallery.GalleryWriter;
import naja.gallery.MeasuredRecall;
import naja.gallery.SearchRecord;
import naja.tuning.BeamChoice;
import naja.tuning.Measurement;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The beam of a large gallery follows its growth.
final class BeamChoiceTest {
  private static final int DIMENSION = 48;
  private static final int PHOTOS = 4_000;

  @TempDir private Path folder = Path.of("");
  private final ClusteredPhotos photos = new ClusteredPhotos(DIMENSION, PHOTOS, 31);

  @BeforeEach
  void write() {
    try (GalleryWriter writer = GalleryWriter.open(folder, ClusteredPhotos.encoder(DIMENSION))) {
      photos.write(writer, 1);
    }
  }

  @Test
  void after_largeGallery_servesTheNarrowestBeamThatFindsEnough() {
    Measurement chosen = new BeamChoice(PHOTOS).after(PHOTOS, folder).orElseThrow();

    assertThat(chosen.recall() - 1.645 * chosen.error())
        .as("the least that the recall is, with 95 %% confidence")
        .isGreaterThanOrEqualTo(0.99);
    GalleryManifest manifest = manifest();
    assertThat(manifest.searchBeam()).isEqualTo(chosen.beam());
    MeasuredRecall kept = Objects.requireNonNull(manifest.recall());
    assertThat(kept.recall()).isEqualTo(chosen.recall());
    assertThat(kept.generation()).isEqualTo(manifest.generation());
    try (Gallery gallery = Gallery.open(folder)) {
      assertThat(Recall.of(photos, gallery.search(), 100, 10, Scope.ALL, _ -> true))
          .isGreaterThanOrEqualTo(0.99);
    }
  }

  @Test
  void after_smallGallery_measuresNothing() {
    assertThat(new BeamChoice(PHOTOS + 1).after(PHOTOS, folder)).isEmpty();
    assertThat(manifest().searchBeam()).isNull();
  }

  @Test
  void after_hardlyAnyGrowth_keepsWhatWasChosen() {
    BeamChoice choice = new BeamChoice(PHOTOS);
    choice.after(PHOTOS, folder);

    assertThat(choice.after(PHOTOS / 10 - 1, folder)).isEmpty();
    assertThat(choice.after(0, folder)).isEmpty();
    assertThat(choice.after(PHOTOS / 10, folder)).isPresent();
  }

  @Test
  void after_widerBeamThanNeeded_isNotNarrowed() {
    BeamChoice choice = new BeamChoice(PHOTOS);
    int needed = choice.after(PHOTOS, folder).orElseThrow().beam();
    SearchRecord.store(folder, true, new MeasuredRecall(1, 10, needed + 7, 1, 1, "2026-01-01"));

    assertThat(choice.after(PHOTOS, folder).orElseThrow().beam()).isEqualTo(needed + 7);
  }

  private GalleryManifest manifest() {
    try (Gallery gallery = Gallery.open(folder)) {
      return gallery.manifest();
    }
  }
}
