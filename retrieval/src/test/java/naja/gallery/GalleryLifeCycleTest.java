package naja.gallery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import naja.encoder.Embedding;
import naja.prototype.PrototypeVariant;
import naja.prototype.Prototypes;
import naja.prototype.TaxonScore;
import naja.search.Neighbour;
import naja.search.Scope;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Whatever is added, updated, deleted and described anew, in whatever order: the gallery is the
/// one that a fresh build of the same photos gives.
class GalleryLifeCycleTest {
  private static final int COMMITS = 8;

  @TempDir Path folder;

  @RepeatedTest(3)
  void anySequenceOfChanges_afterEveryCommit_equalsAFreshBuild() {
    long seed = Long.getLong("naja.seed", System.nanoTime());
    System.out.println("replay with -Dnaja.seed=" + seed);
    Random random = new Random(seed);
    try (GalleryWriter writer = open("grown")) {
      LifeCycle life = new LifeCycle(writer, random);
      for (int commit = 0; commit < COMMITS; commit++) {
        GalleryManifest manifest = life.step();
        String fresh = "fresh-" + commit;
        try (GalleryWriter anew = open(fresh)) {
          life.writeAnew(anew);
        }
        try (Gallery grown = Gallery.open(folder.resolve("grown"));
            Gallery built = Gallery.open(folder.resolve(fresh))) {
          assertThat(grown.manifest()).isEqualTo(manifest);
          // The changes contradict each other about taxa on purpose; nothing else may be found.
          assertThat(grown.check().problems())
              .allMatch(problem -> problem.endsWith("correct the taxa and index again"));
          assertSamePhotos(grown, built, life);
          assertSamePrototypes(grown, built, random);
          assertSameNeighbours(grown, built, random);
        }
      }
    }
  }

  private GalleryWriter open(String name) {
    return GalleryWriter.open(folder.resolve(name), WriterProcess.ENCODER);
  }

  private static void assertSamePhotos(Gallery grown, Gallery built, LifeCycle life) {
    GalleryManifest manifest = grown.manifest();
    GalleryManifest expected = built.manifest();
    assertThat(List.of(manifest.photos(), manifest.observations(), manifest.taxa()))
        .containsExactly(expected.photos(), expected.observations(), expected.taxa());
    assertThat(grown.taxa()).isEqualTo(built.taxa());
    List<String> images = new ArrayList<>();
    grown.forEachImage(images::add);
    assertThat(images).containsExactlyInAnyOrderElementsOf(life.images());
    for (String image : images) {
      assertThat(grown.photo(image)).contains(life.expected(image));
    }
    assertThat(grown.embeddings()).isEqualTo(built.embeddings());
  }

  private static void assertSamePrototypes(Gallery grown, Gallery built, Random random) {
    Embedding query = WriterProcess.embedding(random);
    for (PrototypeVariant variant : PrototypeVariant.values()) {
      List<TaxonScore> scores = Prototypes.of(grown::forEachEmbedding, variant).score(query);
      List<TaxonScore> expected = Prototypes.of(built::forEachEmbedding, variant).score(query);
      assertThat(scores).hasSameSizeAs(expected);
      for (int i = 0; i < scores.size(); i++) {
        assertThat(scores.get(i).taxonId()).isEqualTo(expected.get(i).taxonId());
        assertThat(scores.get(i).score()).isCloseTo(expected.get(i).score(), within(1e-6));
      }
    }
  }

  private static void assertSameNeighbours(Gallery grown, Gallery built, Random random) {
    for (int i = 0; i < 5; i++) {
      Embedding query = WriterProcess.embedding(random);
      List<Neighbour> expected = built.exactSearch().nearest(query, 20, Scope.ALL);
      assertThat(grown.exactSearch().nearest(query, 20, Scope.ALL)).isEqualTo(expected);
    }
  }

  @Test
  void describe_otherLabel_keepsVectorNormAndThumbnailToTheLastBit() {
    Embedding embedding = WriterProcess.embedding(new Random(5));
    byte[] thumbnail = {7, 8, 9};
    try (GalleryWriter writer = open("g")) {
      writer.put(WriterProcess.photo(0), embedding, thumbnail);
      writer.commit();
      Embedding before = read(0);
      for (int round = 1; round <= 50; round++) {
        ReferencePhoto photo = WriterProcess.photo(round * 7);
        assertThat(writer.describe(List.of(renamed(photo, "photo-0")))).isOne();
        writer.commit();
      }
      assertThat(read(0)).isEqualTo(before);
      assertThat(writer.describe(List.of(WriterProcess.photo(99)))).isZero();
    }
    try (Gallery gallery = Gallery.open(folder.resolve("g"))) {
      assertThat(gallery.thumbnail("photo-0")).hasValue(thumbnail);
      assertThat(gallery.photo("photo-0").orElseThrow().observationId()).isEqualTo("photo-350");
      assertThat(gallery.manifest().generation()).isEqualTo(51);
    }
  }

  private Embedding read(int number) {
    try (Gallery gallery = Gallery.open(folder.resolve("g"))) {
      return gallery.embedding("photo-" + number).orElseThrow();
    }
  }

  private static ReferencePhoto renamed(ReferencePhoto photo, String imageId) {
    return ReferencePhoto.bare(
        imageId, photo.observationId(), photo.taxon(), photo.sourcePath(), photo.contentHash());
  }

  @Test
  void delete_photoThatNamedATaxonVenomous_keepsTheTaxonVenomous() {
    Taxon unknown = Taxon.labelled("naja-naja");
    Taxon venomous = new Taxon("naja-naja", "Naja naja", null, null, null, Venomous.YES);
    try (GalleryWriter writer = open("g")) {
      put(writer, "old", unknown);
      writer.commit();
      put(writer, "new", venomous);
      writer.commit();
      assertThat(writer.delete(PhotoSelection.ofImages(Set.of("new")))).isOne();
      writer.commit();
    }
    try (Gallery gallery = Gallery.open(folder.resolve("g"))) {
      assertThat(gallery.taxa()).containsEntry("naja-naja", venomous);
      assertThat(gallery.manifest().photos()).isOne();
    }
  }

  @Test
  void delete_everything_leavesAnEmptyGallery() {
    try (GalleryWriter writer = open("g")) {
      put(writer, "a", Taxon.labelled("x"));
      assertThat(writer.delete(PhotoSelection.ofTaxa("y"))).isZero();
      assertThat(writer.delete(PhotoSelection.ofTaxa("x"))).isOne();
      writer.commit();
    }
    try (Gallery gallery = Gallery.open(folder.resolve("g"))) {
      assertThat(gallery.check().problems()).isEmpty();
      assertThat(gallery.manifest().photos()).isZero();
      assertThat(gallery.taxa()).isEmpty();
    }
  }

  @Test
  void select_anyOfThreeSets_findsTheUnionAndNamesWhatIsUnknown() {
    try (GalleryWriter writer = open("g")) {
      for (int i = 0; i < 10; i++) {
        writer.put(WriterProcess.photo(i), WriterProcess.embedding(new Random(i)), new byte[0]);
      }
    }
    var selection =
        new PhotoSelection(
            Set.of("photo-1", "nowhere"), Set.of("taxon-0", "taxon-9"), Set.of("photo-2"));
    try (Gallery gallery = Gallery.open(folder.resolve("g"))) {
      assertThat(gallery.select(selection))
          .containsExactly("photo-0", "photo-1", "photo-2", "photo-7");
      assertThat(gallery.unknown(selection))
          .containsExactlyInAnyOrder("image nowhere", "taxon taxon-9");
    }
  }

  private static void put(GalleryWriter writer, String image, Taxon taxon) {
    ReferencePhoto photo = ReferencePhoto.bare(image, image, taxon, "a.jpg", "00");
    writer.put(photo, WriterProcess.embedding(new Random(image.hashCode())), new byte[0]);
  }
}
