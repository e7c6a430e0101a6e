package naja.indexer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.awt.Color;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import javax.imageio.ImageIO;
import naja.collection.CollectionException;
import naja.collection.CollectionReader;
import naja.collection.Taxa;
import naja.encoder.Embedding;
import naja.encoder.ImageEncoder;
import naja.gallery.Gallery;
import naja.gallery.GalleryException;
import naja.gallery.ReferencePhoto;
import naja.gallery.StoredEmbedding;
import naja.gallery.Taxon;
import naja.gallery.Venomous;
import naja.testkit.FakeImageEncoder;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IndexerTest {
  private static final int PHOTOS = 40;
  private static final IndexerSettings SETTINGS = IndexerSettings.DEFAULT.withWorkers(3);

  @TempDir Path folder;
  private Path photos;
  private Path target;

  @BeforeEach
  void drawCollection() throws IOException {
    photos = folder.resolve("photos");
    target = folder.resolve("gallery");
    TestPhotos.collection(photos, PHOTOS);
  }

  private RunReport index() {
    return index(new FakeImageEncoder(), SETTINGS, Taxa.none());
  }

  private RunReport index(ImageEncoder encoder, IndexerSettings settings, Taxa taxa) {
    return new Indexer(encoder, settings, ProgressListener.silent())
        .index(CollectionReader.of(photos), taxa, target);
  }

  private static ScriptedEncoder encoder(Function<List<Embedding>, List<Embedding>> script) {
    return new ScriptedEncoder(script);
  }

  private static Taxon taxon(String id, Venomous venomous) {
    return new Taxon(id, "Testus " + id, null, "Testus", null, venomous);
  }

  private List<String> failures() throws IOException {
    return Files.readAllLines(target.resolve(Indexer.FAILURES));
  }

  private int photosInGallery() {
    try (Gallery gallery = Gallery.open(target)) {
      assertThat(gallery.embeddings())
          .extracting(StoredEmbedding::imageId)
          .doesNotHaveDuplicates()
          .hasSize(gallery.manifest().photos());
      return gallery.manifest().photos();
    }
  }

  @Test
  void index_newCollection_holdsEveryPhotoOnce() {
    RunReport report = index();

    assertThat(report.embedded()).isEqualTo(PHOTOS);
    assertThat(report.total()).isEqualTo(PHOTOS);
    assertThat(report.failed() + report.skipped()).isZero();
    assertThat(report.outcome()).isEqualTo(RunReport.Outcome.DONE);
    assertThat(photosInGallery()).isEqualTo(PHOTOS);
  }

  @Test
  void index_commitsWhilePhotosArrive_holdsEveryPhotoOnce() {
    IndexerSettings restless =
        SETTINGS.withBatchSize(1).withCommitInterval(Duration.ofMillis(1)).withWorkers(8);
    ImageEncoder slow =
        encoder(embeddings -> {
          LockSupport.parkNanos(150_000_000);
          return embeddings;
        });

    RunReport report = index(slow, restless, Taxa.none());

    assertThat(report.embedded()).isEqualTo(PHOTOS);
    assertThat(photosInGallery()).isEqualTo(PHOTOS);
    try (Gallery gallery = Gallery.open(target)) {
      assertThat(gallery.manifest().generation()).as("commits").isGreaterThan(1);
    }
  }

  @Test
  void index_photo_comesWithEmbeddingThumbnailAndProvenance() throws IOException {
    index(new FakeImageEncoder(), SETTINGS, Taxa.of(List.of(taxon("cobra", Venomous.YES))));

    try (Gallery gallery = Gallery.open(target)) {
      ReferencePhoto photo = gallery.photo("cobra/0000.png").orElseThrow();
      assertThat(photo.taxon()).isEqualTo(taxon("cobra", Venomous.YES));
      assertThat(photo.observationId()).isEqualTo("cobra/0000.png");
      assertThat(photo.sourcePath()).isEqualTo("cobra/0000.png");
      assertThat(photo.contentHash()).isEqualTo(ContentHash.of(photos.resolve("cobra/0000.png")));
      var thumbnail = gallery.thumbnail("cobra/0000.png").orElseThrow();
      assertThat(ImageIO.read(new ByteArrayInputStream(thumbnail)).getWidth()).isEqualTo(24);
      Color colour = TestPhotos.colour(0);
      assertThat(embedding(gallery, "cobra/0000.png").get(0))
          .isCloseTo((colour.getRed() / 255f - 0.5f) / 0.5f, within(1e-5f));
    }
  }

  @Test
  void index_sameCommandAgain_skipsEverything() {
    index();
    RunReport report =
        index(
            encoder(_ -> {
              throw new AssertionError("nothing is left to encode");
            }),
            SETTINGS,
            Taxa.none());

    assertThat(report.skipped()).isEqualTo(PHOTOS);
    assertThat(report.embedded() + report.relabelled()).isZero();
    assertThat(photosInGallery()).isEqualTo(PHOTOS);
  }

  @Test
  void index_changedFile_isEmbeddedAnew() throws IOException {
    index();
    TestPhotos.write(photos.resolve("cobra/0000.png"), Color.RED);

    RunReport report = index();

    assertThat(report.embedded()).isEqualTo(1);
    assertThat(report.skipped()).isEqualTo(PHOTOS - 1);
    assertThat(photosInGallery()).isEqualTo(PHOTOS);
    try (Gallery gallery = Gallery.open(target)) {
      assertThat(embedding(gallery, "cobra/0000.png").get(0)).isCloseTo(1f, within(1e-5f));
    }
  }

  @Test
  void index_encoderBreaksDown_keepsWhatWasDoneAndContinues() {
    AtomicInteger batches = new AtomicInteger();
    ImageEncoder breaking =
        encoder(embeddings -> {
          if (batches.incrementAndGet() > 3) {
            throw new IllegalStateException("power cut");
          }
          return embeddings;
        });
    assertThatThrownBy(() -> index(breaking, SETTINGS.withWorkers(1), Taxa.none()))
        .hasMessage("power cut");
    int committed = photosInGallery();

    RunReport report = index();

    assertThat(committed).isEqualTo(3 * SETTINGS.batchSize());
    assertThat(report.skipped()).isEqualTo(committed);
    assertThat(report.embedded()).isEqualTo(PHOTOS - committed);
    assertThat(photosInGallery()).isEqualTo(PHOTOS);
  }

  @Test
  void index_collectionRemovedMidway_failsByNameAndKeepsWhatIsCommitted() throws IOException {
    AtomicInteger batches = new AtomicInteger();
    ImageEncoder removing =
        encoder(embeddings -> {
          if (batches.incrementAndGet() == 2) {
            moveAway();
          }
          return embeddings;
        });

    assertThatThrownBy(() -> index(removing, SETTINGS.withWorkers(1), Taxa.none()))
        .isInstanceOf(CollectionException.class)
        .hasMessageContaining("the photos are gone")
        .hasMessageContaining(photos.toString());
    int committed = photosInGallery();
    assertThat(committed).isEqualTo(2 * SETTINGS.batchSize());

    Files.move(folder.resolve("elsewhere"), photos);
    assertThat(index().embedded()).isEqualTo(PHOTOS - committed);
    assertThat(failures()).as("no photo is to blame").hasSize(1);
  }

  private void moveAway() {
    try {
      Files.move(photos, folder.resolve("elsewhere"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void index_onePhotoRemovedMidway_isAFailure() throws IOException {
    AtomicInteger batches = new AtomicInteger();
    ImageEncoder removing =
        encoder(embeddings -> {
          if (batches.incrementAndGet() == 1) {
            photos.resolve("cobra/0038.jpg").toFile().delete();
          }
          return embeddings;
        });

    RunReport report = index(removing, SETTINGS.withWorkers(1), Taxa.none());

    assertThat(report.embedded()).isEqualTo(PHOTOS - 1);
    assertThat(failures()).hasSize(2).last().asString().startsWith("cobra/0038.jpg,io_error,");
  }

  @Test
  void index_interrupted_commitsAndContinues() {
    AtomicBoolean done = new AtomicBoolean();
    ProgressListener interrupting =
        progress -> {
          if (progress.embedded() > 0 && !done.getAndSet(true)) {
            Thread.currentThread().interrupt();
          }
        };
    ImageEncoder slow =
        encoder(embeddings -> {
          LockSupport.parkNanos(300_000_000);
          return embeddings;
        });
    RunReport report =
        new Indexer(slow, SETTINGS.withWorkers(1), interrupting)
            .index(CollectionReader.of(photos), Taxa.none(), target);

    assertThat(Thread.interrupted()).as("the flag is restored").isTrue();
    assertThat(report.outcome()).isEqualTo(RunReport.Outcome.INTERRUPTED);
    assertThat(photosInGallery()).isEqualTo((int) report.embedded()).isLessThan(PHOTOS);
    assertThat(index().embedded()).isEqualTo(PHOTOS - report.embedded());
    assertThat(photosInGallery()).isEqualTo(PHOTOS);
  }

  @Test
  void index_badPhotos_areNamedAndStopNothing() throws IOException {
    Files.writeString(photos.resolve("cobra/text.jpg"), "this is not a photo");
    Files.createFile(photos.resolve("viper/empty.png"));
    Files.writeString(photos.resolve("viper/notes.txt"), "no photo, no failure");

    RunReport report = index();

    assertThat(report.embedded()).isEqualTo(PHOTOS);
    assertThat(report.failed()).isEqualTo(2);
    assertThat(report.outcome()).isEqualTo(RunReport.Outcome.DONE_WITH_FAILED_PHOTOS);
    assertThat(failures()).hasSize(3);
    assertThat(failures().get(0)).startsWith("path,reason,message");
    assertThat(failures().get(1)).startsWith("cobra/text.jpg,not_an_image,");
    assertThat(failures().get(2)).startsWith("viper/empty.png,empty,");
  }

  @Test
  void index_badPhotoUnchanged_isKnownAndNotTriedAgain() throws IOException {
    AtomicInteger encoded = new AtomicInteger();
    ImageEncoder zeros =
        encoder(embeddings -> {
          encoded.addAndGet(embeddings.size());
          return embeddings.stream().map(_ -> Embedding.of(0, 0, 0, 0)).toList();
        });
    index(zeros, SETTINGS, Taxa.none());
    List<String> named = failures();

    RunReport again = index(zeros, SETTINGS, Taxa.none());

    assertThat(encoded).hasValue(PHOTOS);
    assertThat(again.failed()).isEqualTo(PHOTOS);
    assertThat(again.outcome()).isEqualTo(RunReport.Outcome.DONE_WITH_FAILED_PHOTOS);
    assertThat(failures()).isEqualTo(named).hasSize(PHOTOS + 1);
    assertThat(named.get(1)).contains("zero_embedding");
  }

  @Test
  void index_retryFailed_triesThemAgain() throws IOException {
    index(
        encoder(embeddings -> embeddings.stream().map(_ -> Embedding.of(0, 0, 0, 0)).toList()),
        SETTINGS,
        Taxa.none());

    RunReport report = index(new FakeImageEncoder(), SETTINGS.withRetryFailed(true), Taxa.none());

    assertThat(report.embedded()).isEqualTo(PHOTOS);
    assertThat(failures()).as("only the header is left").hasSize(1);
  }

  @Test
  void index_badPhotoRepaired_isEmbeddedAndStruckFromTheFailures() throws IOException {
    Path bad = Files.writeString(photos.resolve("cobra/bad.jpg"), "this is not a photo");
    index();
    TestPhotos.write(bad, Color.GREEN);

    RunReport report = index();

    assertThat(report.embedded()).isEqualTo(1);
    assertThat(report.failed()).isZero();
    assertThat(failures()).hasSize(1);
  }

  @Test
  void index_badPhotoRemoved_isStruckFromTheFailures() throws IOException {
    Path bad = Files.writeString(photos.resolve("cobra/bad.jpg"), "this is not a photo");
    index();
    Files.delete(bad);

    assertThat(index().failed()).isZero();
    assertThat(failures()).hasSize(1);
  }

  @Test
  void index_missingFile_isAFailureThatIsAlwaysTriedAgain() throws IOException {
    Path manifest = folder.resolve("photos.csv");
    Files.writeString(manifest, "path,label\nphotos/cobra/0000.png,cobra\nphotos/late.png,cobra\n");
    photos = manifest;
    RunReport first = index();
    List<String> named = failures();
    TestPhotos.write(folder.resolve("photos/late.png"), Color.GREEN);

    RunReport second = index();

    assertThat(first.failed()).isEqualTo(1);
    assertThat(named.get(1)).startsWith("photos/late.png,io_error,").contains("there is no file");
    assertThat(second.embedded()).isEqualTo(1);
    assertThat(second.failed()).isZero();
  }

  @Test
  void index_taxaCorrected_updatesThePhotosWithoutEncoding() throws IOException {
    index(new FakeImageEncoder(), SETTINGS, Taxa.of(List.of(taxon("cobra", Venomous.NO))));
    byte[] thumbnail;
    Embedding embedding;
    try (Gallery gallery = Gallery.open(target)) {
      thumbnail = gallery.thumbnail("cobra/0000.png").orElseThrow();
      embedding = embedding(gallery, "cobra/0000.png");
    }

    RunReport report =
        index(
            encoder(_ -> {
              throw new AssertionError("no photo has changed");
            }),
            SETTINGS,
            Taxa.of(List.of(taxon("cobra", Venomous.YES))));

    assertThat(report.relabelled()).isEqualTo(PHOTOS / 2);
    try (Gallery gallery = Gallery.open(target)) {
      assertThat(gallery.taxa().get("cobra")).isEqualTo(taxon("cobra", Venomous.YES));
      assertThat(gallery.thumbnail("cobra/0000.png")).contains(thumbnail);
      for (int i = 0; i < embedding.dimension(); i++) {
        assertThat(embedding(gallery, "cobra/0000.png").get(i))
            .isCloseTo(embedding.get(i), within(1e-6f));
      }
    }
    assertThat(photosInGallery()).isEqualTo(PHOTOS);
  }

  @Test
  void index_labelsBeyondTheTaxa_goByTheSettings() {
    Taxa cobraOnly = Taxa.of(List.of(taxon("cobra", Venomous.YES)));
    List<String> notices = new ArrayList<>();
    ProgressListener listening =
        new ProgressListener() {
          @Override
          public void progress(Progress progress) {}

          @Override
          public void notice(String message) {
            notices.add(message);
          }
        };

    assertThatThrownBy(() ->
            index(new FakeImageEncoder(), SETTINGS.withUnlisted(UnlistedLabels.ERROR), cobraOnly))
        .isInstanceOf(CollectionException.class)
        .hasMessageContaining("viper");
    RunReport skipping =
        index(new FakeImageEncoder(), SETTINGS.withUnlisted(UnlistedLabels.SKIP), cobraOnly);
    assertThat(skipping.total()).isEqualTo(PHOTOS / 2);
    RunReport accepting =
        new Indexer(new FakeImageEncoder(), SETTINGS, listening)
            .index(CollectionReader.of(photos), cobraOnly, target);
    assertThat(accepting.total()).isEqualTo(PHOTOS);
    assertThat(accepting.unlisted()).isEqualTo(PHOTOS / 2);
    assertThat(notices).singleElement().asString().contains(PHOTOS / 2 + " photos", "viper");
    try (Gallery gallery = Gallery.open(target)) {
      assertThat(gallery.taxa().get("viper")).isEqualTo(Taxon.labelled("viper"));
    }
  }

  @Test
  void index_labelsByScientificName_findTheTaxon() {
    Taxa taxa =
        Taxa.of(
            List.of(
                new Taxon("17", "cobra", null, null, null, Venomous.YES),
                new Taxon("18", "viper", null, null, null, Venomous.YES)));

    assertThat(index(new FakeImageEncoder(), SETTINGS, taxa).unlisted()).isZero();
    try (Gallery gallery = Gallery.open(target)) {
      assertThat(gallery.taxa()).containsOnlyKeys("17", "18");
    }
  }

  @Test
  void index_anotherEncoder_isRefused() {
    index();

    assertThatThrownBy(() -> index(new FakeImageEncoder("other"), SETTINGS, Taxa.none()))
        .isInstanceOfSatisfying(
            GalleryException.class,
            e -> assertThat(e.kind()).isEqualTo(GalleryException.Kind.ENCODER_MISMATCH));
    assertThat(photosInGallery()).isEqualTo(PHOTOS);
  }

  @Test
  void index_noPhotos_isRefusedAndLeavesNothingBehind() throws IOException {
    photos = Files.createDirectory(folder.resolve("nothing"));

    assertThatThrownBy(this::index)
        .isInstanceOf(CollectionException.class)
        .hasMessageContaining("nothing holds no photos");
    assertThat(target).doesNotExist();
  }

  private static Embedding embedding(Gallery gallery, String imageId) {
    return gallery.embeddings().stream()
        .filter(stored -> stored.imageId().equals(imageId))
        .findFirst()
        .orElseThrow()
        .embedding();
  }
}
