package naja.collection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import naja.gallery.Taxon;
import naja.gallery.Venomous;
import org.junit.jupiter.api.Test;

class CocoReaderTest extends TableReaderContract {
  private static final String CATEGORIES = "\"categories\": [{\"id\": 1, \"name\": \"cobra\"}]";

  @Override
  CollectionReader reader() throws IOException {
    photos();
    return coco(
        """
        {"info": {"year": 2026},
         "annotations": [
           {"id": "a", "image_id": "i1", "category_id": 1, "bbox": [1, 2, 3, 4]},
           {"id": "b", "image_id": "i2", "category_id": 1},
           {"id": "b2", "image_id": "i2", "category_id": 1},
           {"id": "c", "image_id": 3, "category_id": 1},
           {"id": "d", "image_id": "i4", "category_id": 2}],
         "images": [
           {"id": "i1", "file_name": "cobra/42/front.jpg", "seq_id": "s1"},
           {"id": "i2", "file_name": "cobra/42/side.JPG", "seq_id": "s1"},
           {"id": 3, "file_name": "cobra/alone.png"},
           {"id": "i4", "file_name": "viper, désert/photo 1.webp", "seq_id": "s2"}],
         "categories": [{"id": 1, "name": "cobra"}, {"id": 2, "name": "viper, désert"}]}
        """);
  }

  @Override
  CollectionReader readerOf(String... paths) throws IOException {
    StringBuilder images = new StringBuilder();
    StringBuilder annotations = new StringBuilder();
    for (int i = 0; i < paths.length; i++) {
      String comma = i == 0 ? "" : ",\n";
      String path = paths[i].replace("\\", "\\\\");
      images.append(comma).append("{\"id\": %d, \"file_name\": \"%s\"}".formatted(i, path));
      annotations.append(comma).append("{\"image_id\": %d, \"category_id\": 1}".formatted(i));
    }
    return coco(
        "{\"images\": [%s],\n\"annotations\": [%s],\n%s}"
            .formatted(images, annotations, CATEGORIES));
  }

  @Override
  CollectionReader readerWithoutAColumn() throws IOException {
    return coco("{\"images\": [{\"id\": 1, \"file_nam\": \"a.jpg\"}], " + CATEGORIES + "}");
  }

  @Override
  String table() {
    return "photos.json";
  }

  private CocoReader coco(String json) throws IOException {
    return coco(json, ReadingOptions.DEFAULT);
  }

  private CocoReader coco(String json, ReadingOptions options) throws IOException {
    return new CocoReader(write("photos.json", json), options);
  }

  private static String frames() {
    return """
    {"images": [
       {"id": 1, "file_name": "none.jpg"},
       {"id": 2, "file_name": "empty.jpg"},
       {"id": 3, "file_name": "both.jpg"},
       {"id": 4, "file_name": "deer.jpg"}],
     "annotations": [
       {"image_id": 2, "category_id": 0},
       {"image_id": 3, "category_id": 1},
       {"image_id": 3, "category_id": 2},
       {"image_id": 4, "category_id": 0},
       {"image_id": 4, "category_id": 2}],
     "categories": [
       {"id": 0, "name": "empty"}, {"id": 1, "name": "boar"}, {"id": 2, "name": "deer"}]}
    """;
  }

  private static List<String> labels(CocoReader reader) {
    return read(reader).stream().map(item -> item.sourcePath() + " " + item.taxonId()).toList();
  }

  @Test
  void items_emptyFrames_areLeftOutAndCounted() throws IOException {
    CocoReader reader = coco(frames());

    assertThat(labels(reader)).containsExactly("deer.jpg deer");
    assertThat(reader.notice())
        .get()
        .asString()
        .contains("2 empty frames", "1 photos that show several species");
  }

  @Test
  void items_emptyFramesWanted_areATaxonOfTheirOwn() throws IOException {
    CocoReader reader = coco(frames(), ReadingOptions.DEFAULT.withEmptyFrames(EmptyFrames.LABEL));

    assertThat(labels(reader))
        .containsExactly("none.jpg empty", "empty.jpg empty", "deer.jpg deer");
  }

  @Test
  void items_everyField_isTakenOver() throws IOException {
    CocoReader reader =
        coco(
            """
            {"licenses": [{"id": 5, "name": "CC-BY-4.0", "url": "https://x.test"}],
             "images": [{"id": 7, "file_name": "a.jpg", "seq_id": "s", "width": 640, "license": 5,
               "datetime": "2024-05-01 10:00:00", "rights_holder": "R. Holder",
               "latitude": 12.5, "longitude": -7, "coco_url": "https://x.test/a.jpg"}],
             "annotations": [{"image_id": 7, "category_id": 3}],
             "categories": [{"id": 3, "name": "Naja naja", "common_name": "Indian cobra",
               "genus": "Naja", "family": "Elapidae"}]}
            """);

    assertThat(read(reader))
        .containsExactly(
            new CollectionItem(
                "a.jpg",
                folder.resolve("a.jpg"),
                "a.jpg",
                "Naja naja",
                "s",
                null,
                null,
                12.5,
                -7.0,
                "2024-05-01 10:00:00",
                "CC-BY-4.0",
                "R. Holder",
                "https://x.test/a.jpg"));
    assertThat(reader.taxa().getFirst().taxa())
        .containsExactly(
            new Taxon(
                "Naja naja", "Naja naja", "Indian cobra", "Naja", "Elapidae", Venomous.UNKNOWN));
  }

  @Test
  void items_annotationOfNoCategory_namesFileLineAndNearest() throws IOException {
    CocoReader reader =
        coco("{\"annotations\": [\n{\"image_id\": 1, \"category_id\": 11}],\n" + CATEGORIES + "}");

    assertThatThrownBy(() -> read(reader))
        .isInstanceOf(CollectionException.class)
        .hasMessageContaining("photos.json line 2, column 'category_id'")
        .hasMessageContaining("'11'")
        .hasMessageContaining("nearest one is '1'");
  }

  @Test
  void items_brokenJson_namesFileLineAndColumn() throws IOException {
    CocoReader reader = coco("{" + CATEGORIES + ",\n\"images\": [{\"id\": 1, oops}]}");

    assertThatThrownBy(() -> read(reader))
        .isInstanceOf(CollectionException.class)
        .hasMessageFindingMatch("photos.json line 2, column \\d+: not well-formed JSON");
  }

  @Test
  void items_imageThatIsNoObject_isRefusedWithItsLine() throws IOException {
    CocoReader reader = coco("{" + CATEGORIES + ",\n\"images\": [\n17]}");

    assertThatThrownBy(() -> read(reader))
        .isInstanceOf(CollectionException.class)
        .hasMessageContaining("photos.json line 3: must be a JSON object");
  }

  @Test
  void items_noCategories_isRefused() throws IOException {
    CocoReader reader = coco("{\"images\": [], \"annotations\": []}");

    assertThatThrownBy(() -> read(reader))
        .isInstanceOf(CollectionException.class)
        .hasMessageContaining("photos.json: there are no categories");
  }

  @Test
  void items_imagesAfterAMillionOtherThings_areFound() throws IOException {
    String other =
        Stream.generate(() -> "[1, {\"images\": [2]}]")
            .limit(1000)
            .collect(Collectors.joining(","));
    CocoReader reader =
        coco(
            "{\"other\": ["
                + other
                + "], "
                + CATEGORIES
                + ", \"annotations\": [{\"image_id\": 1, \"category_id\": 1}], \"images\": [{\"id\": 1, \"file_name\": \"a.jpg\"}]}");

    assertThat(labels(reader)).containsExactly("a.jpg cobra");
  }
}
