package naja.collection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What every collection reader does, shown on one collection: two photos of one cobra, one of
/// another, and one viper with a name that needs care.
abstract class CollectionReaderContract {
  static final List<String> PATHS =
      List.of(
          "cobra/42/front.jpg",
          "cobra/42/side.JPG",
          "cobra/alone.png",
          "viper, désert/photo 1.webp");

  @TempDir Path folder;

  /// Lays the collection down and returns a reader of it.
  abstract CollectionReader reader() throws IOException;

  static void photo(Path file) throws IOException {
    Files.createDirectories(file.getParent());
    Files.writeString(file, "any bytes: readers do not look into photos");
  }

  /// The four photos of the collection.
  void photos() throws IOException {
    for (String path : PATHS) {
      photo(folder.resolve(path));
    }
  }

  Path write(String name, String content) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    return Files.writeString(file, content);
  }

  static List<CollectionItem> read(CollectionReader reader) {
    try (Stream<CollectionItem> items = reader.items()) {
      return items.toList();
    }
  }

  @Test
  void items_collection_holdsEveryPhotoWithItsTaxon() throws IOException {
    assertThat(read(reader()))
        .extracting(CollectionItem::sourcePath, CollectionItem::taxonId)
        .containsExactlyInAnyOrder(
            tuple("cobra/42/front.jpg", "cobra"),
            tuple("cobra/42/side.JPG", "cobra"),
            tuple("cobra/alone.png", "cobra"),
            tuple("viper, désert/photo 1.webp", "viper, désert"));
  }

  @Test
  void items_observation_isSharedByItsPhotosOnly() throws IOException {
    List<CollectionItem> items = read(reader());

    assertThat(observation(items, "cobra/42/front.jpg"))
        .isEqualTo(observation(items, "cobra/42/side.JPG"))
        .isNotEqualTo(observation(items, "cobra/alone.png"));
    assertThat(observation(items, "cobra/alone.png"))
        .isNotEqualTo(observation(items, "viper, désert/photo 1.webp"));
  }

  @Test
  void items_imageIds_areUnique() throws IOException {
    assertThat(read(reader())).extracting(CollectionItem::imageId).doesNotHaveDuplicates();
  }

  @Test
  void items_paths_leadToTheFiles() throws IOException {
    assertThat(read(reader())).allSatisfy(item -> assertThat(item.path()).isRegularFile());
  }

  @Test
  void items_paths_lieInTheCollection() throws IOException {
    assertThat(read(reader()))
        .allSatisfy(item ->
            assertThat(item.path().toAbsolutePath().normalize().toString())
                .endsWith(item.sourcePath()));
  }

  @Test
  void taxa_labelsOfTheCollection_areResolved() throws IOException {
    CollectionReader reader = reader();
    Taxa taxa = TaxaMerge.merge(List.of(), reader.taxa(), Synonyms.none()).taxa();

    assertThat(read(reader))
        .extracting(item -> taxa.resolve(item.taxonId()).id())
        .containsOnly("cobra", "viper, désert");
  }

  @Test
  void items_readTwice_areTheSameInTheSameOrder() throws IOException {
    CollectionReader reader = reader();

    assertThat(read(reader)).isEqualTo(read(reader));
  }

  @Test
  void items_twoStreamsAtOnce_doNotDisturbEachOther() throws IOException {
    CollectionReader reader = reader();
    try (Stream<CollectionItem> one = reader.items();
        Stream<CollectionItem> other = reader.items()) {
      Iterator<CollectionItem> first = one.iterator();
      first.next();

      assertThat(other.iterator().next()).isEqualTo(read(reader).getFirst());
      assertThat(first.next()).isEqualTo(read(reader).get(1));
    }
  }

  @Test
  void of_location_findsTheReader() throws IOException {
    CollectionReader reader = reader();

    assertThat(CollectionReader.of(reader.location())).hasSameClassAs(reader);
  }

  private static String observation(List<CollectionItem> items, String path) {
    return items.stream()
        .filter(item -> item.sourcePath().equals(path))
        .findFirst()
        .orElseThrow()
        .observationId();
  }
}
