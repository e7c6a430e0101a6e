package naja.collection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ManifestReaderTest extends TableReaderContract {
  @Override
  CollectionReader reader() throws IOException {
    photos();
    return manifest(
        """
        image_id,path,species,observation_id
        i1,cobra/42/front.jpg,cobra,o42
        i2,cobra/42/side.JPG,cobra,o42
        i3,cobra/alone.png,cobra,
        i4,"viper, désert/photo 1.webp","viper, désert",
        """);
  }

  @Override
  CollectionReader readerOf(String... paths) throws IOException {
    return manifest(lines("path,species", "%s,cobra", paths));
  }

  @Override
  CollectionReader readerWithoutAColumn() throws IOException {
    return manifest("path,kind\na.jpg,cobra\n");
  }

  @Override
  String table() {
    return "photos.csv";
  }

  private ManifestReader manifest(String content) throws IOException {
    Path file = folder.resolve("photos.csv");
    Files.writeString(file, content);
    return new ManifestReader(file);
  }

  private AbstractThrowableAssert<?, ?> assertRefused(String content) throws IOException {
    ManifestReader reader = manifest(content);
    return assertThatThrownBy(() -> read(reader))
        .isInstanceOf(CollectionException.class)
        .hasMessageContaining("photos.csv");
  }

  @Test
  void items_everyColumn_isTakenOver() throws IOException {
    ManifestReader reader =
        manifest(
            """
            image_id,path,species,observation_id,split,country,latitude,longitude,observed_on,\
            licence,rights_holder,source_url
            i1,a.jpg,Naja naja,o1,train,IN,12.5,-77.25,2024-05-01,CC-BY-4.0,someone,https://x.test/1
            """);

    assertThat(read(reader))
        .containsExactly(
            new CollectionItem(
                "i1",
                folder.resolve("a.jpg"),
                "a.jpg",
                "Naja naja",
                "o1",
                "train",
                "IN",
                12.5,
                -77.25,
                "2024-05-01",
                "CC-BY-4.0",
                "someone",
                "https://x.test/1"));
  }

  @ParameterizedTest
  @CsvSource({
    "taxon_id",
    "label",
    "class_id",
    "Species",
    "scientificName",
    "Binomial name",
    "'  species '"
  })
  void items_taxonUnderAnotherName_isRead(String header) throws IOException {
    assertThat(read(manifest("path," + header + "\na.jpg,cobra\n")))
        .extracting(CollectionItem::taxonId)
        .containsExactly("cobra");
  }

  @Test
  void items_idAndNameOfTheTaxon_areLabelledByTheId() throws IOException {
    assertThat(read(manifest("path,species,class_id\na.jpg,Naja naja,17\n")))
        .extracting(CollectionItem::taxonId)
        .containsExactly("17");
  }

  @Test
  void items_withoutOptionalColumns_areIdentifiedByPath() throws IOException {
    assertThat(read(manifest("path,species\nx/a.jpg,cobra\n")))
        .singleElement()
        .satisfies(item -> {
          assertThat(item.imageId()).isEqualTo("x/a.jpg");
          assertThat(item.observationId()).isEqualTo("x/a.jpg");
          assertThat(item.split()).isNull();
        });
  }

  @Test
  void items_mappedColumns_areTakenFromTheHeadersNamed() throws IOException {
    Path file = write("photos.tsv", "jpeg\tbinomial\tspecies\nx/a.jpg\tNaja naja\tn/a\n");
    ColumnMapping mapping = new ColumnMapping(Map.of("path", "jpeg", "species", "Binomial"));

    assertThat(read(new ManifestReader(file, ReadingOptions.DEFAULT.withColumns(mapping))))
        .singleElement()
        .satisfies(item -> {
          assertThat(item.sourcePath()).isEqualTo("x/a.jpg");
          assertThat(item.taxonId()).isEqualTo("Naja naja");
        });
  }

  @Test
  void items_cellsSeparatedByBlanks_asksForTheSeparator() throws IOException {
    Path file = write("photos.csv", "path taxon_id\na.jpg x\n");

    assertThatThrownBy(() -> read(new ManifestReader(file, ReadingOptions.DEFAULT)))
        .isInstanceOf(CollectionException.class)
        .hasMessageContaining("photos.csv line 1: there is no column path")
        .hasMessageContaining("the whole line was read as one cell");
  }

  @Test
  void items_mappedHeaderMissing_namesTheNearest() throws IOException {
    Path file = write("photos.csv", "path,binomial\na.jpg,Naja naja\n");
    ColumnMapping mapping = new ColumnMapping(Map.of("species", "binomal"));

    assertThatThrownBy(
            () -> read(new ManifestReader(file, ReadingOptions.DEFAULT.withColumns(mapping))))
        .isInstanceOf(CollectionException.class)
        .hasMessageContaining("photos.csv line 1")
        .hasMessageContaining("'binomal'")
        .hasMessageContaining("nearest one is 'binomial'");
  }

  @Test
  void items_mappedColumnUnknown_namesTheNearest() throws IOException {
    Path file = write("photos.csv", "path,binomial\na.jpg,Naja naja\n");
    ColumnMapping mapping = new ColumnMapping(Map.of("speceis", "binomial"));

    assertThatThrownBy(
            () -> read(new ManifestReader(file, ReadingOptions.DEFAULT.withColumns(mapping))))
        .isInstanceOf(CollectionException.class)
        .hasMessageContaining("did you mean 'species'");
  }

  @Test
  void items_photosInAnotherFolder_areFoundThere() throws IOException {
    photo(folder.resolve("elsewhere/a.jpg"));
    Path file = write("tables/photos.csv", "path,species\na.jpg,cobra\n");

    assertThat(
            read(
                new ManifestReader(
                    file, ReadingOptions.DEFAULT.withPhotos(folder.resolve("elsewhere")))))
        .singleElement()
        .satisfies(item -> assertThat(item.path()).isRegularFile());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ' ',
      value = {"; a;b,c", "TAB a,b;c", "| a,b;c"})
  void items_delimiter_isToldByTheHeader(String delimiter, String label) throws IOException {
    String cut = delimiter.equals("TAB") ? "\t" : delimiter;
    String quoted = '"' + label + '"';

    assertThat(read(manifest("path,label\nx.jpg,y\n".replace(",", cut).replace("y", quoted))))
        .extracting(CollectionItem::taxonId)
        .containsExactly(label);
  }

  @Test
  void items_scientificName_isNormalizedButALabelIsNot() throws IOException {
    String name = "naja\u00A0 NAJA Linnaeus, 1758".replace("NAJA", "naja");

    assertThat(read(manifest("path,species\na.jpg,\"" + name + "\"\n")))
        .extracting(CollectionItem::taxonId)
        .containsExactly("Naja naja");
    assertThat(read(manifest("path,label\na.jpg,naja naja\n")))
        .extracting(CollectionItem::taxonId)
        .containsExactly("naja naja");
  }

  @Test
  void items_spreadsheetExport_isRead() throws IOException {
    assertThat(read(manifest("\uFEFFpath;species\r\na,b.jpg;cobra\r\n")))
        .extracting(CollectionItem::sourcePath)
        .containsExactly("a,b.jpg");
  }

  @Test
  void items_noTaxonColumn_namesTheNearest() throws IOException {
    assertRefused("path,kind_of_specimen\na.jpg,cobra\n")
        .hasMessageContaining("line 1")
        .hasMessageContaining("taxon_id or label")
        .hasMessageContaining("nearest");
  }

  @ParameterizedTest
  @CsvSource({"observaton_id,observation_id", "splitt,split", "lattitude,latitude"})
  void items_mistypedColumn_namesTheOneMeant(String header, String meant) throws IOException {
    assertRefused("path,species," + header + "\na.jpg,cobra,x\n")
        .hasMessageContaining("line 1, column 3")
        .hasMessageContaining("'" + header + "'")
        .hasMessageContaining("did you mean '" + meant + "'");
  }

  @Test
  void items_unrelatedColumn_isPassedOver() throws IOException {
    assertThat(read(manifest("path,species,sharpness\na.jpg,cobra,0.7\n"))).hasSize(1);
  }

  @Test
  void items_blankTaxon_namesLineAndColumn() throws IOException {
    assertRefused("path,species\na.jpg,cobra\nb.jpg, \n")
        .hasMessageContaining("line 3")
        .hasMessageContaining("'species'");
  }

  @ParameterizedTest
  @CsvSource({"north", "91", "NaN"})
  void items_latitudeOutOfRange_namesLineColumnAndRange(String latitude) throws IOException {
    assertRefused("path,species,lat\na.jpg,cobra," + latitude + "\n")
        .hasMessageContaining("line 2, column 'lat'")
        .hasMessageContaining("between -90 and 90")
        .hasMessageContaining(latitude);
  }

  @Test
  void items_idTwice_namesBothLines() throws IOException {
    assertRefused("image_id,path,species\nx,a.jpg,cobra\ny,b.jpg,cobra\nx,c.jpg,cobra\n")
        .hasMessageContaining("line 4")
        .hasMessageContaining("line 2")
        .hasMessageContaining("'x'");
  }

  @Test
  void items_rowWithTooManyCells_namesTheLine() throws IOException {
    assertRefused("path,species\na.jpg,cobra\nb,c.jpg,cobra\n").hasMessageContaining("line 3");
  }

  @Test
  void items_columnTwice_isRefused() throws IOException {
    assertRefused("path,species,Path\na.jpg,cobra,b.jpg\n").hasMessageContaining("twice");
  }

  @Test
  void items_emptyFile_isRefused() throws IOException {
    assertRefused("").hasMessageContaining("empty");
  }

  @Test
  void items_notUtf8_isRefusedWithItsLineAndWayOut() throws IOException {
    StringBuilder table = new StringBuilder("path,label\n");
    for (int line = 2; line < 3000; line++) {
      table.append("photos/%d.jpg,vipère\n".formatted(line));
    }
    byte[] whole = table.append("last.jpg,viper\n").toString().getBytes(StandardCharsets.UTF_8);
    whole[whole.length - 2] = (byte) 0xE9;
    Files.write(folder.resolve("photos.csv"), whole);

    assertThatThrownBy(() -> read(new ManifestReader(folder.resolve("photos.csv"))))
        .isInstanceOf(CollectionException.class)
        .hasMessageContaining("photos.csv line 3000: not well-formed text in UTF-8")
        .hasMessageContaining("save the file as UTF-8");
  }

  @Test
  void items_utf16_isNamed() throws IOException {
    Path file = folder.resolve("photos.csv");
    Files.writeString(file, "path,label\na.jpg,cobra\n", StandardCharsets.UTF_16);

    assertThatThrownBy(() -> read(new ManifestReader(file)))
        .isInstanceOf(CollectionException.class)
        .hasMessageContaining("UTF-16; save the file as UTF-8");
  }

  @Test
  void items_quoteWithoutAnEnd_isRefusedWithTheLineWhereItBegins() throws IOException {
    assertRefused("path,species\n\"a.jpg,cobra\nb.jpg,cobra\n")
        .hasMessageContaining("startline 2")
        .hasMessageContaining("does a quote end that was begun?");
  }

  @Test
  void items_noSuchFile_isRefusedByName() {
    assertThatThrownBy(() -> read(new ManifestReader(folder.resolve("missing.csv"))))
        .isInstanceOf(CollectionException.class)
        .hasMessageContaining("missing.csv");
  }
}
