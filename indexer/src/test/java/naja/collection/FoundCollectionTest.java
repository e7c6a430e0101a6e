package naja.collection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FoundCollectionTest {
  @TempDir Path folder;

  private FoundCollection found(Path location) {
    return FoundCollection.at(location, ReadingOptions.DEFAULT);
  }

  private Path table(String name, String header) throws IOException {
    return Files.writeString(folder.resolve(name), header + "\n");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ' ',
      value = {
        "photos.csv path,species CSV",
        "photos.tsv image_path,label CSV",
        "train.csv observation_id,binomial_name,image_path,class_id SNAKECLEF",
        "plants.csv image_name;organ;species_id PLANTCLEF",
        "metadata.csv file_name,label HUGGINGFACE",
        "metadata.jsonl {} HUGGINGFACE",
        "metadata.csv observation_id,binomial_name,image_path,class_id SNAKECLEF",
        "photos.json {\"images\":[],\"annotations\":[]} COCO",
        "traps.json {\"info\":{},\"annotations\":[],\"images\":[]} COCO",
        "odd.csv a,b CSV"
      })
  void at_file_isToldByItsColumns(String name, String header, CollectionFormat format)
      throws IOException {
    FoundCollection found = found(table(name, header));

    assertThat(found.format()).isEqualTo(format);
    assertThat(found.description()).contains(name, format.code(), format.title());
  }

  @Test
  void at_archiveOfAnotherKind_saysWhichAreRead() throws IOException {
    Path archive = table("photos.tar.xz", "7zXZ");

    assertThatThrownBy(() -> found(archive))
        .isInstanceOf(CollectionException.class)
        .hasMessageContaining("photos.tar.xz")
        .hasMessageContaining(".zip, .tar or .tar.gz");
  }

  @Test
  void at_folderOfPhotos_isOnePerTaxon() throws IOException {
    CollectionReaderContract.photo(folder.resolve("cobra/a.jpg"));
    table("species.csv", "taxon_id,scientific_name,venomous");
    table("notes.txt", "seen, in India");

    assertThat(found(folder).format()).isEqualTo(CollectionFormat.FOLDER);
  }

  @Test
  void at_folderWithATableOfItsPhotos_isReadByTheTable() throws IOException {
    CollectionReaderContract.photo(folder.resolve("cobra/a.jpg"));
    Path table = table("train.csv", "observation_id,binomial_name,image_path,class_id");

    assertThat(found(folder))
        .satisfies(found -> {
          assertThat(found.format()).isEqualTo(CollectionFormat.SNAKECLEF);
          assertThat(found.location()).isEqualTo(table);
        });
  }

  @Test
  void at_folderWithSeveralTables_asksForOne() throws IOException {
    table("train.csv", "path,species");
    table("val.csv", "path,species");

    assertThatThrownBy(() -> found(folder))
        .isInstanceOf(CollectionException.class)
        .hasMessageContaining("several tables")
        .hasMessageContaining("train.csv")
        .hasMessageContaining("val.csv");
  }

  @Test
  void as_format_isNotQuestioned() throws IOException {
    table("train.csv", "path,species");

    assertThat(FoundCollection.as(CollectionFormat.FOLDER, folder, ReadingOptions.DEFAULT).open())
        .isInstanceOf(ImageFolderReader.class);
  }

  @Test
  void at_jsonOfSomethingElse_isRefusedWithWhatIsMissing() throws IOException {
    Path file = table("settings.json", "{\"a\": []}");

    assertThatThrownBy(() -> found(file))
        .isInstanceOf(CollectionException.class)
        .hasMessageContaining("settings.json")
        .hasMessageContaining("images and annotations");
  }

  @Test
  void at_nothing_isRefusedByName() {
    assertThatThrownBy(() -> found(folder.resolve("missing")))
        .isInstanceOf(CollectionException.class)
        .hasMessageContaining("missing");
  }
}
