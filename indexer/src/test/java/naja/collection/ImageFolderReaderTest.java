package naja.collection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class ImageFolderReaderTest extends CollectionReaderContract {
  @Override
  CollectionReader reader() throws IOException {
    photo(folder.resolve("cobra/42/front.jpg"));
    photo(folder.resolve("cobra/42/side.JPG"));
    photo(folder.resolve("cobra/alone.png"));
    photo(folder.resolve("viper, désert/photo 1.webp"));
    return new ImageFolderReader(folder);
  }

  @Test
  void items_otherFiles_areIgnored() throws IOException {
    photo(folder.resolve("species.csv"));
    photo(folder.resolve("cobra/notes.txt"));
    photo(folder.resolve("cobra/Thumbs.db"));
    photo(folder.resolve("cobra/.hidden.jpg"));
    photo(folder.resolve(".trash/old.jpg"));
    photo(folder.resolve("cobra/jpg"));
    photo(folder.resolve("cobra/a.jpg"));

    assertThat(paths(folder)).containsExactly("cobra/a.jpg");
  }

  @Test
  void items_formatsThatCannotBeDecoded_arePhotosAllTheSame() throws IOException {
    photo(folder.resolve("cobra/a.heic"));
    photo(folder.resolve("cobra/b.HEIF"));
    photo(folder.resolve("cobra/c.avif"));

    assertThat(paths(folder)).containsExactly("cobra/a.heic", "cobra/b.HEIF", "cobra/c.avif");
  }

  @Test
  void items_order_isThatOfWholePaths() throws IOException {
    List<String> sorted =
        List.of("a b/1.jpg", "a-b.jpg", "a-b/1.jpg", "a.jpg", "a/1.jpg", "a/b.jpg", "a/b/1.jpg");
    for (String path : sorted.reversed()) {
      photo(folder.resolve(path));
    }

    assertThat(paths(folder)).containsExactlyElementsOf(sorted).isSorted();
  }

  @Test
  void items_photoBesideTheTaxonFolders_belongsToTheTaxonOfTheCollectionFolder()
      throws IOException {
    photo(folder.resolve("naja/a.jpg"));

    assertThat(read(new ImageFolderReader(folder.resolve("naja"))))
        .singleElement()
        .satisfies(item -> {
          assertThat(item.taxonId()).isEqualTo("naja");
          assertThat(item.imageId()).isEqualTo("a.jpg");
        });
  }

  @Test
  void items_sameObservationNameInTwoTaxa_areTwoObservations() throws IOException {
    photo(folder.resolve("cobra/1/a.jpg"));
    photo(folder.resolve("viper/1/a.jpg"));

    assertThat(read(new ImageFolderReader(folder)))
        .extracting(CollectionItem::observationId)
        .doesNotHaveDuplicates();
  }

  @Test
  void items_photosDeepBelowAnObservation_belongToIt() throws IOException {
    photo(folder.resolve("cobra/1/day/a.jpg"));
    photo(folder.resolve("cobra/1/night/b.jpg"));

    assertThat(read(new ImageFolderReader(folder)))
        .extracting(CollectionItem::observationId)
        .containsOnly("cobra/1");
  }

  @Test
  void items_linkBackToTheCollection_isPassedOver() throws IOException {
    photo(folder.resolve("cobra/a.jpg"));
    Files.createSymbolicLink(folder.resolve("cobra/loop"), folder);

    assertThat(paths(folder)).containsExactly("cobra/a.jpg");
  }

  @Test
  void items_linkedFolder_isFollowed() throws IOException {
    Path elsewhere = Files.createTempDirectory(folder, ".elsewhere");
    photo(elsewhere.resolve("a.jpg"));
    Files.createSymbolicLink(folder.resolve("cobra"), elsewhere);

    assertThat(paths(folder)).containsExactly("cobra/a.jpg");
  }

  @Test
  void reader_noSuchFolder_isRefusedByName() {
    assertThatThrownBy(() -> new ImageFolderReader(folder.resolve("missing")))
        .isInstanceOf(CollectionException.class)
        .hasMessageContaining("missing");
  }

  private static List<String> paths(Path folder) {
    return read(new ImageFolderReader(folder)).stream().map(CollectionItem::sourcePath).toList();
  }
}
