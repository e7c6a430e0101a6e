package naja.collection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import naja.gallery.Taxon;
import naja.gallery.Venomous;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TaxaReaderTest {
  @TempDir Path folder;

  private Taxa read(String content) throws IOException {
    Path file = folder.resolve("species.csv");
    Files.writeString(file, content);
    return new TaxaReader(file).read();
  }

  @Test
  void read_everyColumn_isTakenOver() throws IOException {
    Taxa taxa =
        read(
            """
            label,scientific_name,common_name,genus,family,venomous
            01_naja,Naja naja,Indian cobra,Naja,Elapidae,yes
            """);

    assertThat(taxa.byId())
        .containsOnlyKeys("01_naja")
        .containsEntry(
            "01_naja",
            new Taxon("01_naja", "Naja naja", "Indian cobra", "Naja", "Elapidae", Venomous.YES));
  }

  @ParameterizedTest
  @CsvSource({
    "taxon_id,scientific_name",
    "class_id,binomial_name",
    "label,species",
    "Class ID,Species"
  })
  void read_columnsUnderOtherNames_areFound(String id, String name) throws IOException {
    assertThat(read(id + "," + name + "\n7,Naja naja\n").byId().get("7"))
        .extracting(Taxon::scientificName)
        .isEqualTo("Naja naja");
  }

  @ParameterizedTest
  @CsvSource({"yes,YES", "1,YES", "no,NO", "0,NO", "unknown,UNKNOWN", "'',UNKNOWN"})
  void read_venomous_isNeverHarmlessByDefault(String text, Venomous expected) throws IOException {
    assertThat(read("label,venomous\ncobra," + text + "\n").byId().get("cobra"))
        .extracting(Taxon::venomous)
        .isEqualTo(expected);
  }

  @Test
  void read_noVenomousColumn_isUnknown() throws IOException {
    assertThat(read("label\ncobra\n").byId().get("cobra")).isEqualTo(Taxon.labelled("cobra"));
  }

  @Test
  void read_venomousMisspelt_namesLineAndColumn() {
    assertThatThrownBy(() -> read("label,venomous\ncobra,yes\nviper,maybe\n"))
        .isInstanceOf(CollectionException.class)
        .hasMessageContaining("species.csv line 3, column 'venomous'")
        .hasMessageContaining("maybe");
  }

  @Test
  void read_venomousColumnMistyped_isRefused() {
    assertThatThrownBy(() -> read("label,venemous\ncobra,yes\n"))
        .isInstanceOf(CollectionException.class)
        .hasMessageContaining("did you mean 'venomous'");
  }

  @Test
  void read_noIdAndNoName_isRefused() {
    assertThatThrownBy(() -> read("genus,family\nNaja,Elapidae\n"))
        .isInstanceOf(CollectionException.class)
        .hasMessageContaining("taxon_id or label or class_id");
  }

  @Test
  void read_contradictingRows_areRefused() {
    assertThatThrownBy(() -> read("label,venomous\ncobra,yes\ncobra,no\n"))
        .isInstanceOf(CollectionException.class)
        .hasMessageContaining("line 3");
  }

  @Test
  void read_equalRows_areOne() throws IOException {
    assertThat(read("label,venomous\ncobra,yes\ncobra,1\n").byId()).hasSize(1);
  }

  @Test
  void find_scientificName_leadsToTheTaxon() throws IOException {
    Taxa taxa = read("label,species\n7,Naja naja\n8,Naja haje\n9,Naja haje\n");

    assertThat(taxa.find("7")).isEqualTo(taxa.find("Naja naja")).isPresent();
    assertThat(taxa.find("Naja haje")).as("two taxa of one name").isEmpty();
    assertThat(taxa.find("Vipera")).isEmpty();
  }
}
