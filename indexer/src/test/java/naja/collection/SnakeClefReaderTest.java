package naja.collection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import naja.gallery.Taxon;
import naja.gallery.Venomous;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SnakeClefReaderTest extends TableReaderContract {
  private static final String HEADER =
      "observation_id,endemic,binomial_name,country,code,image_path,class_id,subset";

  @Override
  CollectionReader reader() throws IOException {
    photos();
    return metadata(
        HEADER
            + """

            100,False,Naja naja,India,IN,cobra/42/front.jpg,cobra,train
            100,False,Naja naja,India,IN,cobra/42/side.JPG,cobra,train
            101,False,Naja naja,India,IN,cobra/alone.png,cobra,train
            102,True,Vipera aspis,Niger,NE,"viper, désert/photo 1.webp","viper, désert",val
            """);
  }

  @Override
  CollectionReader readerOf(String... paths) throws IOException {
    return metadata(lines(HEADER, "1,False,Naja naja,India,IN,%s,7,train", paths));
  }

  @Override
  CollectionReader readerWithoutAColumn() throws IOException {
    return metadata("observation_id,image_path,klass\n1,a.jpg,7\n");
  }

  @Override
  String table() {
    return "metadata-train.csv";
  }

  private SnakeClefReader metadata(String content) throws IOException {
    Path file = write("metadata-train.csv", content);
    return new SnakeClefReader(file, ReadingOptions.DEFAULT);
  }

  private static Taxa taxa(CollectionReader reader) {
    return TaxaMerge.merge(List.of(), reader.taxa(), Synonyms.none()).taxa();
  }

  @Test
  void items_everyColumn_isTakenOver() throws IOException {
    assertThat(read(readerOf("1990/a.jpg")))
        .singleElement()
        .satisfies(item -> {
          assertThat(item.taxonId()).isEqualTo("7");
          assertThat(item.observationId()).isEqualTo("1");
          assertThat(item.country()).isEqualTo("IN");
          assertThat(item.split()).isEqualTo("train");
        });
  }

  @ParameterizedTest
  @CsvSource({"India,IN,IN", "India,-,India", "India,'',India", "unknown,unknown,"})
  void items_country_isTheCodeWhereThereIsOne(String country, String code, String expected)
      throws IOException {
    CollectionReader reader =
        metadata(HEADER + "\n1,False,Naja naja,%s,%s,a.jpg,7,train\n".formatted(country, code));

    assertThat(read(reader)).extracting(CollectionItem::country).containsExactly(expected);
  }

  @Test
  void items_unknownSpecies_areLeftOutAndCounted() throws IOException {
    CollectionReader reader =
        metadata(HEADER + "\n1,,,,,a.jpg,-1,val\n2,,Naja naja,,,b.jpg,7,val\n");

    assertThat(read(reader)).extracting(CollectionItem::sourcePath).containsExactly("b.jpg");
    assertThat(reader.notice()).get().asString().contains("left out: 1 photos", "class -1");
  }

  @ParameterizedTest
  @CsvSource({
    "set/venomous_status_list.csv,MIVS",
    "set/poison_status_list.csv,poisonous",
    "venomous_status_list.csv,MIVS"
  })
  void taxa_statusListNearby_saysWhatIsVenomous(String list, String column) throws IOException {
    write(list, "class_id," + column + "\n7,1\n8,0\n");
    Path file =
        write(
            "set/metadata.csv",
            HEADER
                + "\n1,,Naja naja,,,a.jpg,7,train\n2,,Python regius,,,b.jpg,8,train"
                + "\n3,,Vipera aspis,,,c.jpg,9,train\n");
    Taxa taxa = taxa(new SnakeClefReader(file, ReadingOptions.DEFAULT));

    assertThat(taxa.byId().values())
        .containsExactly(
            new Taxon("7", "Naja naja", null, "Naja", null, Venomous.YES),
            new Taxon("8", "Python regius", null, "Python", null, Venomous.NO),
            new Taxon("9", "Vipera aspis", null, "Vipera", null, Venomous.UNKNOWN));
  }

  @Test
  void taxa_classWithTwoNames_isRefusedWithItsLine() throws IOException {
    CollectionReader reader =
        metadata(HEADER + "\n1,,Naja naja,,,a.jpg,7,train\n2,,Naja haje,,,b.jpg,7,train\n");

    assertThatThrownBy(reader::taxa)
        .isInstanceOf(CollectionException.class)
        .hasMessageContaining("line 3, column 'binomial_name'")
        .hasMessageContaining("Naja haje")
        .hasMessageContaining("Naja naja");
  }
}
