package naja.gallery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import naja.encoder.Embedding;
import naja.encoder.EncoderFingerprint;
import naja.search.Neighbour;
import naja.search.Scope;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GalleryTest {
  private static final EncoderFingerprint ENCODER = encoder("fake", 3);
  private static final Taxon COBRA =
      new Taxon("naja-naja", "Naja naja", "Indian cobra", "Naja", "Elapidae", Venomous.YES);
  private static final byte[] JPEG = {1, 2, 3};

  @TempDir Path folder;

  private static EncoderFingerprint encoder(String id, int dimension) {
    return new EncoderFingerprint(id, "ab".repeat(32), "resize", "output/none", dimension);
  }

  private static ReferencePhoto photo(String imageId, Taxon taxon) {
    return new ReferencePhoto(
        imageId,
        "observation of " + imageId,
        taxon,
        "cobras/" + imageId + ".jpg",
        "0f".repeat(32),
        "train",
        "IN",
        12.5,
        -77.25,
        "2020-02-30T12:00",
        "CC-BY-4.0",
        "A. Photographer",
        "https://example.org/1");
  }

  private GalleryManifest write(ReferencePhoto photo, float... embedding) {
    try (GalleryWriter writer = GalleryWriter.open(folder, ENCODER)) {
      writer.put(photo, Embedding.of(embedding), JPEG);
      return writer.commit();
    }
  }

  @Test
  void photo_everyFieldSet_comesBackAsWritten() {
    ReferencePhoto written = photo("a", COBRA);
    write(written, 1, 2, 2);
    try (Gallery gallery = Gallery.open(folder, ENCODER)) {
      assertThat(gallery.photo("a")).contains(written);
      assertThat(gallery.thumbnail("a")).hasValue(JPEG);
      assertThat(gallery.taxa()).isEqualTo(Map.of("naja-naja", COBRA));
      assertThat(gallery.photo("b")).isEmpty();
      assertThat(gallery.thumbnail("b")).isEmpty();
    }
  }

  @Test
  void embedding_ofOnePhoto_isTheOneThatTheWholeListHolds() {
    write(photo("a", COBRA), 1, 2, 2);
    write(photo("b", COBRA), 5, -1, 0);
    try (Gallery gallery = Gallery.open(folder, ENCODER)) {
      for (StoredEmbedding stored : gallery.embeddings()) {
        assertThat(gallery.embedding(stored.imageId())).contains(stored.embedding());
      }
      assertThat(gallery.embedding("b").orElseThrow().norm())
          .isCloseTo(Math.sqrt(26), within(1e-6));
      assertThat(gallery.embedding("c")).isEmpty();
    }
  }

  @Test
  void photo_onlyTheLabelKnown_comesBackWithoutTheRest() {
    ReferencePhoto written = ReferencePhoto.bare("a", "a", Taxon.labelled("x"), "a.jpg", "00");
    try (GalleryWriter writer = GalleryWriter.open(folder, ENCODER)) {
      writer.put(written, Embedding.of(1, 0, 0), new byte[0]);
    }
    try (Gallery gallery = Gallery.open(folder)) {
      assertThat(gallery.photo("a")).contains(written);
      assertThat(gallery.thumbnail("a")).isEmpty();
    }
  }

  @Test
  void embeddings_ofAnyLength_comeBackRawInOrderOfImageId() {
    float[] large = {3e20f, -4e20f, 1e14f};
    float[] small = {1e-20f, 2e-20f, -2e-20f};
    try (GalleryWriter writer = GalleryWriter.open(folder, ENCODER)) {
      writer.put(photo("b", COBRA), Embedding.of(large), JPEG);
      writer.put(photo("a", COBRA), Embedding.of(small), JPEG);
    }
    try (Gallery gallery = Gallery.open(folder)) {
      List<StoredEmbedding> stored = gallery.embeddings();
      assertThat(stored).extracting(StoredEmbedding::imageId).containsExactly("a", "b");
      assertThat(stored.get(0).observationId()).isEqualTo("observation of a");
      assertThat(stored.get(0).taxonId()).isEqualTo("naja-naja");
      assertRelativelyClose(stored.get(0).embedding(), small);
      assertRelativelyClose(stored.get(1).embedding(), large);
    }
  }

  private static void assertRelativelyClose(Embedding actual, float[] expected) {
    double difference = 0;
    double length = 0;
    for (int i = 0; i < expected.length; i++) {
      difference += Math.pow((double) actual.get(i) - expected[i], 2);
      length += Math.pow(expected[i], 2);
    }
    assertThat(Math.sqrt(difference / length)).isLessThan(1e-6);
  }

  @Test
  void put_sameImageAgain_replacesPhotoAndVector() {
    write(photo("a", COBRA), 1, 0, 0);
    Taxon other = Taxon.labelled("other");
    GalleryManifest manifest = write(photo("a", other), 0, 5, 0);
    assertThat(manifest).isEqualTo(new GalleryManifest(ENCODER, 2, 1, 1, 1));
    try (Gallery gallery = Gallery.open(folder)) {
      assertThat(gallery.manifest()).isEqualTo(manifest);
      assertThat(gallery.taxa()).containsOnlyKeys("other");
      assertThat(gallery.search().nearest(Embedding.of(0, 1, 0), 5, Scope.ALL))
          .containsExactly(new Neighbour("a", "observation of a", "other", 1));
    }
  }

  @Test
  void taxa_factsDiffer_latestCommitIsBelievedEverywhere() {
    Taxon corrected =
        new Taxon("naja-naja", "Naja naja", null, "Naja", "Elapidae", Venomous.UNKNOWN);
    write(photo("a", corrected), 1, 0, 0);
    write(photo("b", COBRA), 0, 1, 0);
    try (Gallery gallery = Gallery.open(folder)) {
      assertThat(gallery.taxa()).containsEntry("naja-naja", COBRA);
      assertThat(gallery.photo("a").orElseThrow().taxon()).isEqualTo(COBRA);
      Scope venomous = new Scope(Set.of(), null, null, null, Venomous.YES, Set.of(), Set.of());
      assertThat(gallery.search().nearest(Embedding.of(1, 1, 0), 5, venomous)).hasSize(2);
    }
  }

  @Test
  void open_newGalleryWithoutPhotos_showsGenerationZero() {
    GalleryWriter.open(folder, ENCODER).close();
    try (Gallery gallery = Gallery.open(folder, ENCODER)) {
      assertThat(gallery.manifest()).isEqualTo(new GalleryManifest(ENCODER, 0, 0, 0, 0));
      assertThat(gallery.embeddings()).isEmpty();
      assertThat(gallery.taxa()).isEmpty();
      assertThat(gallery.search().nearest(Embedding.of(1, 0, 0), 5, Scope.ALL)).isEmpty();
      assertThat(gallery.exactSearch().nearest(Embedding.of(1, 0, 0), 5, Scope.ALL)).isEmpty();
    }
  }

  @Test
  void open_otherEncoder_isRefusedWithBothFingerprints() {
    write(photo("a", COBRA), 1, 0, 0);
    EncoderFingerprint other = encoder("other", 4);
    assertThatExceptionOfType(GalleryException.class)
        .isThrownBy(() -> Gallery.open(folder, other))
        .withMessageContaining(ENCODER.summary())
        .withMessageContaining(other.summary())
        .extracting(GalleryException::kind)
        .isEqualTo(GalleryException.Kind.ENCODER_MISMATCH);
    assertThatExceptionOfType(GalleryException.class)
        .isThrownBy(() -> GalleryWriter.open(folder, other))
        .extracting(GalleryException::kind)
        .isEqualTo(GalleryException.Kind.ENCODER_MISMATCH);
    assertThat(write(photo("b", COBRA), 0, 1, 0).photos()).isEqualTo(2);
  }

  @Test
  void open_noGallery_isRefusedAsMissing() {
    assertThatExceptionOfType(GalleryException.class)
        .isThrownBy(() -> Gallery.open(folder.resolve("none")))
        .withMessageContaining("none")
        .extracting(GalleryException::kind)
        .isEqualTo(GalleryException.Kind.MISSING);
    assertThat(folder.resolve("none")).doesNotExist();
  }

  @Test
  void put_zeroVectorOrOtherDimension_isRefusedByName() {
    try (GalleryWriter writer = GalleryWriter.open(folder, ENCODER)) {
      for (Embedding bad : List.of(Embedding.of(0, 0, 0), Embedding.of(1, 0))) {
        assertThatExceptionOfType(GalleryException.class)
            .isThrownBy(() -> writer.put(photo("culprit", COBRA), bad, JPEG))
            .withMessageContaining("culprit")
            .extracting(GalleryException::kind)
            .isEqualTo(GalleryException.Kind.BAD_EMBEDDING);
      }
      assertThat(writer.commit().generation()).isZero();
    }
  }

  @Test
  void refreshed_afterACommit_showsItWhileTheOldStaysAsItWas() {
    write(photo("a", COBRA), 1, 0, 0);
    try (Gallery old = Gallery.open(folder)) {
      assertThat(old.refreshed()).isSameAs(old);
      write(photo("b", Taxon.labelled("x")), 0, 1, 0);
      try (Gallery fresh = old.refreshed()) {
        assertThat(fresh.manifest().photos()).isEqualTo(2);
        assertThat(fresh.taxa()).containsOnlyKeys("naja-naja", "x");
      }
      assertThat(old.manifest().photos()).isEqualTo(1);
      assertThat(old.embeddings()).hasSize(1);
    }
  }

  @Test
  void contentHash_ofAPhoto_isTheOneOfTheCommit() {
    write(photo("a", COBRA), 1, 0, 0);
    try (Gallery gallery = Gallery.open(folder)) {
      assertThat(gallery.contentHash("a")).contains("0f".repeat(32));
      write(photo("b", COBRA), 0, 1, 0);
      assertThat(gallery.contentHash("b")).isEmpty();
      try (Gallery fresh = gallery.refreshed()) {
        assertThat(fresh.contentHash("b")).isPresent();
      }
    }
  }

  @Test
  void commit_nothingPut_keepsTheGeneration() {
    write(photo("a", COBRA), 1, 0, 0);
    try (GalleryWriter writer = GalleryWriter.open(folder, ENCODER)) {
      assertThat(writer.commit().generation()).isEqualTo(1);
    }
  }

  @Test
  void manifestFile_missingOrStale_isRebuiltByTheNextWriter() throws Exception {
    GalleryManifest manifest = write(photo("a", COBRA), 1, 0, 0);
    assertThat(ManifestFile.read(folder)).contains(manifest);
    Files.writeString(folder.resolve("manifest.json"), "{\"generation\": 7");
    GalleryWriter.open(folder, ENCODER).close();
    assertThat(ManifestFile.read(folder)).contains(manifest);
  }

  @Test
  void open_folderThatCannotBeMade_saysSoAndSpeaksOfNoDamage() throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "no folder");

    assertThatThrownBy(() -> GalleryWriter.open(file.resolve("gallery"), WriterProcess.ENCODER))
        .isInstanceOf(GalleryException.class)
        .hasMessageContaining("cannot make the folder " + file.resolve("gallery"))
        .hasMessageNotContaining("restore a backup");
    assertThat(GalleryException.failed("open gallery", folder, new AccessDeniedException("lock")))
        .hasMessageEndingWith("no permission for lock");
  }
}
