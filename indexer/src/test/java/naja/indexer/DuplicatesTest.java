package naja.indexer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.Color;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import naja.collection.CollectionReader;
import naja.collection.Taxa;
import naja.gallery.Gallery;
import naja.gallery.ReferencePhoto;
import naja.testkit.FakeImageEncoder;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A red photo, a copy of its file, the same picture in another format under another label, and a
/// blue photo; one worker, so that the red photo comes first.
class DuplicatesTest {
  private static final IndexerSettings SETTINGS = IndexerSettings.DEFAULT.withWorkers(1);
  private static final String RED = "cobra/1.png";
  private static final String COPY = "cobra/2.png";
  private static final String NEAR = "viper/3.bmp";
  private static final String BLUE = "viper/4.png";

  @TempDir Path folder;
  private Path photos;
  private Path target;

  @BeforeEach
  void drawCollection() throws IOException {
    photos = folder.resolve("photos");
    target = folder.resolve("gallery");
    TestPhotos.write(photos.resolve(RED), Color.RED);
    Files.copy(photos.resolve(RED), photos.resolve(COPY));
    TestPhotos.write(photos.resolve(NEAR), new Color(254, 0, 0));
    TestPhotos.write(photos.resolve(BLUE), Color.BLUE);
  }

  private RunReport index(DuplicatePolicy policy) {
    return new Indexer(new FakeImageEncoder(), SETTINGS, ProgressListener.silent())
        .withDuplicates(new DuplicateRule(policy, 0.999))
        .index(CollectionReader.of(photos), Taxa.none(), target);
  }

  private List<String> duplicates() throws IOException {
    return Files.readAllLines(target.resolve(Indexer.DUPLICATES));
  }

  private List<String> stored() {
    try (Gallery gallery = Gallery.open(target)) {
      return gallery.embeddings().stream().map(stored -> stored.imageId()).toList();
    }
  }

  private ReferencePhoto photo(String imageId) {
    try (Gallery gallery = Gallery.open(target)) {
      return gallery.photo(imageId).orElseThrow();
    }
  }

  @Test
  void index_keep_storesAllAndNamesTheDuplicates() throws IOException {
    RunReport report = index(DuplicatePolicy.KEEP);

    assertThat(stored()).containsExactly(RED, COPY, NEAR, BLUE);
    assertThat(report.duplicates()).isEqualTo(2);
    assertThat(report.leftOut()).isZero();
    assertThat(duplicates()).hasSize(3);
    assertThat(duplicates().get(0)).startsWith("path,duplicate_of,kind,cosine,outcome,");
    assertThat(duplicates().get(1)).startsWith(COPY + "," + RED + ",exact,1.000000,keep,cobra,");
    assertThat(duplicates().get(2)).contains(",near,0.99", ",keep,viper,cobra,");
    assertThat(photo(COPY).observationId()).isEqualTo(COPY);
  }

  @Test
  void index_skip_leavesThemOutForGood() throws IOException {
    RunReport first = index(DuplicatePolicy.SKIP);
    List<String> named = duplicates();
    RunReport again = index(DuplicatePolicy.SKIP);

    assertThat(stored()).containsExactly(RED, BLUE);
    assertThat(first.embedded()).isEqualTo(2);
    assertThat(first.leftOut()).isEqualTo(2);
    assertThat(first.skipped()).isZero();
    assertThat(again.embedded()).isZero();
    assertThat(again.skipped()).isEqualTo(2);
    assertThat(again.leftOut()).isEqualTo(2);
    assertThat(duplicates()).isEqualTo(named).hasSize(3);
  }

  @Test
  void index_skippedBeforeAndThenKept_storesThem() {
    index(DuplicatePolicy.SKIP);

    assertThat(index(DuplicatePolicy.KEEP).embedded()).isEqualTo(2);
    assertThat(stored()).hasSize(4);
  }

  @Test
  void index_link_givesThemTheObservationOfTheFirst() {
    index(DuplicatePolicy.LINK);

    assertThat(stored()).hasSize(4);
    assertThat(photo(COPY).observationId()).isEqualTo(RED);
    assertThat(photo(NEAR).observationId()).isEqualTo(RED);
    assertThat(photo(NEAR).taxon().id()).as("the label stays").isEqualTo("viper");
    assertThat(photo(BLUE).observationId()).isEqualTo(BLUE);
  }

  @Test
  void index_linkedBefore_staysLinkedByLaterRuns() {
    index(DuplicatePolicy.LINK);

    assertThat(index(DuplicatePolicy.LINK).relabelled()).isZero();
    assertThat(index(DuplicatePolicy.KEEP).relabelled()).isZero();
    assertThat(photo(COPY).observationId()).isEqualTo(RED);
  }

  @Test
  void index_keptBeforeAndThenLinked_areLinkedWithoutEncoding() {
    index(DuplicatePolicy.KEEP);

    RunReport report = index(DuplicatePolicy.LINK);

    assertThat(report.embedded()).isZero();
    assertThat(report.relabelled()).isEqualTo(2);
    assertThat(photo(NEAR).observationId()).isEqualTo(RED);
  }

  @Test
  void index_link_takesTheSplitOfTheFirst() throws IOException {
    Path manifest = folder.resolve("photos.csv");
    Files.writeString(
        manifest,
        "path,label,split\nphotos/" + RED + ",cobra,test\nphotos/" + COPY + ",cobra,train\n");
    photos = manifest;

    index(DuplicatePolicy.LINK);

    assertThat(photo("photos/" + COPY).split()).isEqualTo("test");
  }

  @Test
  void index_duplicateOfAnEarlierRun_isFoundInTheGallery() throws IOException {
    Path copy = photos.resolve(COPY);
    Path near = photos.resolve(NEAR);
    Files.delete(copy);
    Files.delete(near);
    index(DuplicatePolicy.SKIP);
    TestPhotos.write(near, new Color(254, 0, 0));

    assertThat(index(DuplicatePolicy.SKIP).leftOut()).isEqualTo(1);
    assertThat(stored()).containsExactly(RED, BLUE);
  }

  @Test
  void index_storedPhotoTurnsIntoADuplicate_isReplacedAndNotLeftOut() throws IOException {
    index(DuplicatePolicy.SKIP);
    Files.copy(photos.resolve(RED), photos.resolve(BLUE), StandardCopyOption.REPLACE_EXISTING);

    assertThat(index(DuplicatePolicy.SKIP).embedded()).isEqualTo(1);
    assertThat(photo(BLUE).contentHash()).isEqualTo(photo(RED).contentHash());
  }

  @Test
  void index_duplicateChanged_isStruckFromTheReport() throws IOException {
    index(DuplicatePolicy.KEEP);
    TestPhotos.write(photos.resolve(COPY), Color.GREEN);
    TestPhotos.write(photos.resolve(NEAR), Color.WHITE);

    index(DuplicatePolicy.KEEP);

    assertThat(duplicates()).as("only the header is left").hasSize(1);
  }

  @Test
  void index_noDuplicates_writesNoReport() throws IOException {
    Files.delete(photos.resolve(COPY));
    Files.delete(photos.resolve(NEAR));

    assertThat(index(DuplicatePolicy.KEEP).duplicates()).isZero();
    assertThat(target.resolve(Indexer.DUPLICATES)).doesNotExist();
  }

  @Test
  void rule_cosineOutOfRange_isRefused() {
    assertThatThrownBy(() -> new DuplicateRule(DuplicatePolicy.KEEP, 1.5))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("at most 1, got 1.5");
  }
}
