package naja.collection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.Iterator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What every reader does whose photos are named by a table.
abstract class TableReaderContract extends CollectionReaderContract {
  /// A reader of a collection with these photo paths, all of one taxon, in this order.
  abstract CollectionReader readerOf(String... paths) throws IOException;

  /// A reader of a collection whose table lacks a column that is needed, or has it mistyped.
  abstract CollectionReader readerWithoutAColumn() throws IOException;

  /// Names of the table and the column in which photo paths stand, for messages.
  abstract String table();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "../outside.jpg",
        "cobra/../../outside.jpg",
        "/etc/outside.jpg",
        "C:\\photos\\outside.jpg",
        "\\\\host\\outside.jpg"
      })
  void items_pathOutOfTheCollection_isRefusedWithFileLineAndWayOut(String path) throws IOException {
    CollectionReader reader = readerOf("cobra/a.jpg", path);

    assertThatThrownBy(() -> read(reader))
        .isInstanceOf(CollectionException.class)
        .hasMessageContaining(table())
        .hasMessageContaining("line")
        .hasMessageContaining("column")
        .hasMessageContaining("outside.jpg")
        .hasMessageContaining("name ");
  }

  @Test
  void items_columnMissing_namesFileAndNearest() throws IOException {
    CollectionReader reader = readerWithoutAColumn();

    assertThatThrownBy(() -> read(reader))
        .isInstanceOf(CollectionException.class)
        .hasMessageFindingMatch("line \\d+")
        .hasMessageFindingMatch("nearest one is '\\w+'|did you mean '\\w+'");
  }

  @Test
  void items_samePhotoTwice_namesBothLines() throws IOException {
    CollectionReader reader = readerOf("cobra/a.jpg", "cobra/b.jpg", "cobra/a.jpg");

    assertThatThrownBy(() -> read(reader))
        .isInstanceOf(CollectionException.class)
        .hasMessageContaining(table())
        .hasMessageFindingMatch("line \\d+.*'cobra/a.jpg' stands in line \\d+ already");
  }

  @Test
  void items_longTable_isReadAsItIsConsumed() throws IOException {
    String[] paths =
        Stream.concat(
                IntStream.range(0, 50_000).mapToObj("cobra/%d.jpg"::formatted), Stream.of("../x"))
            .toArray(String[]::new);

    try (Stream<CollectionItem> items = readerOf(paths).items()) {
      Iterator<CollectionItem> iterator = items.iterator();
      assertThat(iterator.next().sourcePath()).endsWith("cobra/0.jpg");
      assertThat(iterator.next().sourcePath()).endsWith("cobra/1.jpg");
    }
  }

  static String lines(String header, String row, String... paths) {
    return header
        + "\n"
        + String.join("", Stream.of(paths).map(p -> row.formatted(p) + "\n").toList());
  }
}
