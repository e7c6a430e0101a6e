package naja.indexer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import naja.collection.CollectionItem;
import naja.collection.CollectionReader;
import naja.collection.ImageFolderReader;
import naja.collection.TaxaReader;
import naja.encoder.EncoderOptions;
import naja.encoder.Encoders;
import naja.encoder.ImageEncoder;
import naja.gallery.Gallery;
import naja.gallery.GalleryBackup;
import naja.gallery.GalleryBackup.Transfer;
import naja.gallery.GalleryCheck;
import naja.gallery.GalleryManifest;
import naja.gallery.GalleryRestore;
import naja.gallery.GalleryWriter;
import naja.gallery.PhotoSelection;
import naja.gallery.StoredEmbedding;
import naja.prototype.PrototypeVariant;
import naja.prototype.Prototypes;
import naja.prototype.TaxonScore;
import naja.search.Neighbour;
import naja.search.Scope;
import naja.testkit.TestData;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Real photos come, go and come back: the gallery is the one of a fresh build.
class GalleryLifeIT {
  /// Photos per species; 80 are all there are.
  private static final int PER_SPECIES = Integer.getInteger("naja.flowers", 8);

  @TempDir Path folder;

  /// Some photos of a collection.
  private record Part(CollectionReader whole, Predicate<CollectionItem> inside)
      implements CollectionReader {
    @Override
    public Path location() {
      return whole.location();
    }

    @Override
    public Stream<CollectionItem> items() {
      return whole.items().filter(inside);
    }
  }

  @Test
  void gallery_twoHalvesOneSpeciesGoneAndBack_equalsAFreshBuild() {
    Path flowers = TestData.require("images/flowers17");
    Path grown = folder.resolve("grown");
    Path fresh = folder.resolve("fresh");
    var _ =
        new Encoders(folder.resolve("home"))
            .add(
                TestData.require("models/vit-tiny"),
                "vit-tiny",
                Optional.of("cls_embedding"),
                Optional.empty());
    try (ImageEncoder encoder =
        new Encoders(folder.resolve("home")).open("vit-tiny", EncoderOptions.indexing("cpu"))) {
      Map<String, Integer> seen = new HashMap<>();
      List<CollectionItem> items =
          new ImageFolderReader(flowers)
              .items()
              .filter(item -> seen.merge(item.taxonId(), 1, Integer::sum) <= PER_SPECIES)
              .toList();
      Part all = new Part(new ImageFolderReader(flowers), items::contains);
      String species = items.getFirst().taxonId();
      index(encoder, new Part(all, item -> items.indexOf(item) % 2 == 0), flowers, grown);
      index(encoder, all, flowers, grown);
      delete(grown, species);
      index(encoder, all, flowers, grown);
      index(encoder, all, flowers, fresh);
      assertSame(grown, fresh);
      assertBackup(grown);
    }
  }

  private static void index(
      ImageEncoder encoder, CollectionReader photos, Path flowers, Path gallery) {
    RunReport run =
        new Indexer(encoder, IndexerSettings.DEFAULT, ProgressListener.silent())
            .index(photos, new TaxaReader(flowers.resolve("species.csv")).read(), gallery);
    assertThat(run.failed()).isZero();
    System.out.printf("embedded %d, skipped %d%n", run.embedded(), run.skipped());
  }

  private static void delete(Path gallery, String taxon) {
    try (GalleryWriter writer = GalleryWriter.openExisting(gallery)) {
      assertThat(writer.delete(PhotoSelection.ofTaxa(taxon))).isEqualTo(PER_SPECIES);
      assertThat(writer.commit().taxa()).isEqualTo(16);
    }
    assertThat(GalleryCheck.of(gallery).problems()).isEmpty();
  }

  private static void assertSame(Path one, Path other) {
    assertThat(GalleryCheck.of(one).problems()).isEmpty();
    try (Gallery grown = Gallery.open(one);
        Gallery fresh = Gallery.open(other)) {
      GalleryManifest manifest = grown.manifest();
      assertThat(List.of(manifest.photos(), manifest.observations(), manifest.taxa()))
          .containsExactly(
              fresh.manifest().photos(), fresh.manifest().observations(), fresh.manifest().taxa());
      assertThat(grown.taxa()).isEqualTo(fresh.taxa());
      double scores = 0;
      double similarities = 0;
      for (PrototypeVariant variant : PrototypeVariant.values()) {
        Prototypes ours = Prototypes.of(grown::forEachEmbedding, variant);
        Prototypes theirs = Prototypes.of(fresh::forEachEmbedding, variant);
        for (StoredEmbedding query : fresh.embeddings()) {
          scores =
              Math.max(
                  scores,
                  difference(ours.score(query.embedding()), theirs.score(query.embedding())));
        }
      }
      for (StoredEmbedding query : fresh.embeddings()) {
        similarities = Math.max(similarities, difference(grown, fresh, query));
      }
      System.out.printf("prototypes differ by %g, similarities by %g%n", scores, similarities);
      assertThat(scores).isCloseTo(0, within(1e-6));
      assertThat(similarities).isCloseTo(0, within(1e-6));
    }
  }

  private static double difference(List<TaxonScore> ours, List<TaxonScore> theirs) {
    Map<String, Double> expected = new HashMap<>();
    theirs.forEach(score -> expected.put(score.taxonId(), score.score()));
    assertThat(ours).hasSameSizeAs(theirs);
    return ours.stream()
        .mapToDouble(
            score -> Math.abs(score.score() - expected.getOrDefault(score.taxonId(), Double.NaN)))
        .max()
        .orElseThrow();
  }

  /// The twenty nearest photos must be the same in the same order.
  private static double difference(Gallery grown, Gallery fresh, StoredEmbedding query) {
    List<Neighbour> ours = grown.exactSearch().nearest(query.embedding(), 20, Scope.ALL);
    List<Neighbour> theirs = fresh.exactSearch().nearest(query.embedding(), 20, Scope.ALL);
    assertThat(ours)
        .extracting(Neighbour::imageId)
        .containsExactlyElementsOf(theirs.stream().map(Neighbour::imageId).toList());
    double largest = 0;
    for (int i = 0; i < ours.size(); i++) {
      largest = Math.max(largest, Math.abs(ours.get(i).similarity() - theirs.get(i).similarity()));
    }
    return largest;
  }

  private void assertBackup(Path gallery) {
    Path backup = folder.resolve("backup");
    Path restored = folder.resolve("restored");
    GalleryManifest kept = GalleryBackup.make(gallery, backup, Transfer.COPY);
    assertThat(GalleryCheck.of(backup).problems()).isEmpty();
    assertThat(GalleryRestore.run(backup, restored, false)).isEqualTo(kept);
    try (Gallery one = Gallery.open(gallery);
        Gallery other = Gallery.open(restored)) {
      assertThat(other.embeddings()).isEqualTo(one.embeddings());
    }
  }
}
