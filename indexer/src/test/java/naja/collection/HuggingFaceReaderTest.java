package naja.collection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;

import java.io.IOException;
import org.junit.jupiter.api.Test;

class HuggingFaceReaderTest extends TableReaderContract {
  @Override
  CollectionReader reader() throws IOException {
    photos();
    return metadata(
        """
        file_name,label,observation_id
        cobra/42/front.jpg,cobra,o42
        cobra/42/side.JPG,cobra,o42
        cobra/alone.png,cobra,
        "viper, désert/photo 1.webp","viper, désert",
        """);
  }

  @Override
  CollectionReader readerOf(String... paths) throws IOException {
    return metadata(lines("file_name,label", "%s,cobra", paths));
  }

  @Override
  CollectionReader readerWithoutAColumn() throws IOException {
    return metadata("file_nam,label\na.jpg,cobra\n");
  }

  @Override
  String table() {
    return "metadata.csv";
  }

  private HuggingFaceReader metadata(String content) throws IOException {
    write("metadata.csv", content);
    return new HuggingFaceReader(folder, ReadingOptions.DEFAULT);
  }

  @Test
  void items_folderPerSplit_areAllRead() throws IOException {
    write("train/metadata.csv", "file_name,species\nx/a.jpg,Naja naja\n");
    write("test/metadata.jsonl", "{\"file_name\": \"a.jpg\", \"species\": \"Naja haje\"}\n");

    assertThat(read(new HuggingFaceReader(folder, ReadingOptions.DEFAULT)))
        .extracting(CollectionItem::imageId, CollectionItem::split, CollectionItem::taxonId)
        .containsExactly(
            tuple("test/a.jpg", "test", "Naja haje"), tuple("train/x/a.jpg", "train", "Naja naja"));
  }

  @Test
  void items_noTaxonColumn_takeTheFolderOfTheFileName() throws IOException {
    assertThat(read(metadata("file_name,caption\ncobra/1/a.jpg,a snake\n")))
        .extracting(CollectionItem::taxonId)
        .containsExactly("cobra");
  }

  @Test
  void items_noTaxonAtAll_isRefusedWithItsLine() throws IOException {
    CollectionReader reader = metadata("file_name,caption\na.jpg,a snake\n");

    assertThatThrownBy(() -> read(reader))
        .isInstanceOf(CollectionException.class)
        .hasMessageContaining("metadata.csv line 2, column 'file_name'")
        .hasMessageContaining("no column gives the taxon");
  }

  @Test
  void reader_folderWithoutMetadata_isRefused() {
    assertThatThrownBy(() -> read(new HuggingFaceReader(folder, ReadingOptions.DEFAULT)))
        .isInstanceOf(CollectionException.class)
        .hasMessageContaining("no metadata.csv or metadata.jsonl");
  }
}
