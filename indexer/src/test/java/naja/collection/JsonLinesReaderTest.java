package naja.collection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import org.junit.jupiter.api.Test;

/// The Hugging Face image folder with `metadata.jsonl`.
class JsonLinesReaderTest extends TableReaderContract {
  @Override
  CollectionReader reader() throws IOException {
    photos();
    return metadata(
        """
        {"file_name": "cobra/42/front.jpg", "label": "cobra", "observation_id": 42}
        {"file_name": "cobra/42/side.JPG", "label": "cobra", "observation_id": 42}

        {"file_name": "cobra/alone.png", "label": "cobra", "objects": {"bbox": [1, 2]}}
        {"file_name": "viper, désert/photo 1.webp", "label": "viper, désert", "observation_id": null}
        """);
  }

  @Override
  CollectionReader readerOf(String... paths) throws IOException {
    StringBuilder lines = new StringBuilder();
    for (String path : paths) {
      lines.append(
          "{\"file_name\": \"%s\", \"label\": \"cobra\"}\n".formatted(path.replace("\\", "\\\\")));
    }
    return metadata(lines.toString());
  }

  @Override
  CollectionReader readerWithoutAColumn() throws IOException {
    return metadata("{\"image\": \"a.jpg\", \"label\": \"cobra\"}\n");
  }

  @Override
  String table() {
    return "metadata.jsonl";
  }

  private CollectionReader metadata(String content) throws IOException {
    write("metadata.jsonl", content);
    return new HuggingFaceReader(folder, ReadingOptions.DEFAULT);
  }

  @Test
  void items_numbersAndText_areTakenOver() throws IOException {
    CollectionReader reader =
        metadata(
            "{\"file_name\": \"a.jpg\", \"label\": 3, \"lat\": -12.5, \"license\": \"CC0\"}\n");

    assertThat(read(reader))
        .singleElement()
        .satisfies(item -> {
          assertThat(item.taxonId()).isEqualTo("3");
          assertThat(item.latitude()).isEqualTo(-12.5);
          assertThat(item.licence()).isEqualTo("CC0");
        });
  }

  @Test
  void items_brokenLine_isRefusedWithLineAndColumn() throws IOException {
    CollectionReader reader =
        metadata("{\"file_name\": \"a.jpg\", \"label\": \"x\"}\n{\"file_name\": oops}\n");

    assertThatThrownBy(() -> read(reader))
        .isInstanceOf(CollectionException.class)
        .hasMessageContaining("metadata.jsonl line 2, column 1")
        .hasMessageContaining("not well-formed JSON");
  }

  @Test
  void items_byteOrderMark_isPassedOver() throws IOException {
    assertThat(read(metadata("\uFEFF{\"file_name\": \"a.jpg\", \"label\": \"x\"}\n"))).hasSize(1);
  }

  @Test
  void items_notUtf8_isRefusedWithItsLine() throws IOException {
    String lines = "{\"file_name\": \"a.jpg\"}\n{\"file_name\": \"\u00e9.jpg\"}\n";
    Files.writeString(folder.resolve("metadata.jsonl"), lines, StandardCharsets.ISO_8859_1);

    assertThatThrownBy(() -> read(new HuggingFaceReader(folder, ReadingOptions.DEFAULT)))
        .isInstanceOf(CollectionException.class)
        .hasMessageContaining("metadata.jsonl line 2: not well-formed text in UTF-8");
  }
}
