package naja.collection;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.stream.Stream;
import naja.gallery.Taxon;
import naja.gallery.Venomous;
import org.junit.jupiter.api.Test;

class PlantClefReaderTest extends TableReaderContract {
  private static final String HEADER =
      "image_name;organ;species_id;obs_id;license;partner;author;altitude;latitude;longitude;"
          + "species;genus;family;learn_tag;url";
  private static final String ROW = "%s;leaf;%s;%s;cc-by;;A. Botanist;12;43.5;3.25;%s;;;%s;";

  @Override
  CollectionReader reader() throws IOException {
    photos();
    return metadata(
        HEADER
            + "\n"
            + ROW.formatted("42/front.jpg", "cobra", "o42", "", "")
            + "\n"
            + ROW.formatted("42/side.JPG", "cobra", "o42", "", "")
            + "\n"
            + ROW.formatted("alone.png", "cobra", "o43", "", "")
            + "\n"
            + ROW.formatted("photo 1.webp", "viper, désert", "o44", "", "")
            + "\n");
  }

  @Override
  CollectionReader readerOf(String... paths) throws IOException {
    String[] names =
        Stream.of(paths)
            .map(path -> path.startsWith("cobra/") ? path.substring(6) : path)
            .toArray(String[]::new);
    return metadata(lines("image_name;species_id", "%s;cobra", names));
  }

  @Override
  CollectionReader readerWithoutAColumn() throws IOException {
    return metadata("image_name;species_no\na.jpg;cobra\n");
  }

  @Override
  String table() {
    return "plants.csv";
  }

  private PlantClefReader metadata(String content) throws IOException {
    Path file = write("plants.csv", content);
    return new PlantClefReader(file, ReadingOptions.DEFAULT);
  }

  @Test
  void items_everyColumn_isTakenOver() throws IOException {
    photo(folder.resolve("val/1361/a.jpg"));
    CollectionReader reader =
        metadata(
            HEADER
                + "\na.jpg;leaf;1361;99;cc-by;p;A. Botanist;12;43.5;3.25;Viola alba Besser;Viola;"
                + "Violaceae;val;https://x.test/a.jpg\n");

    assertThat(read(reader))
        .containsExactly(
            new CollectionItem(
                "val/1361/a.jpg",
                folder.resolve("val/1361/a.jpg"),
                "val/1361/a.jpg",
                "1361",
                "99",
                "val",
                null,
                43.5,
                3.25,
                null,
                "cc-by",
                "A. Botanist",
                "https://x.test/a.jpg"));
    assertThat(reader.taxa())
        .singleElement()
        .satisfies(source ->
            assertThat(source.taxa())
                .containsExactly(
                    new Taxon("1361", "Viola alba", null, "Viola", "Violaceae", Venomous.UNKNOWN)));
  }

  @Test
  void items_photosInOneFolder_areFoundToo() throws IOException {
    photo(folder.resolve("a.jpg"));

    assertThat(read(metadata("image_name;species_id\na.jpg;1361\n")))
        .extracting(CollectionItem::sourcePath)
        .containsExactly("a.jpg");
  }
}
