package naja.collection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import naja.gallery.Taxon;
import naja.gallery.Venomous;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DarwinCoreReaderTest extends TableReaderContract {
  private static final String META =
      """
      <?xml version="1.0" encoding="UTF-8"?>
      <archive xmlns="http://rs.tdwg.org/dwc/text/" metadata="eml.xml">
        <core encoding="UTF-8" fieldsTerminatedBy="\\t" linesTerminatedBy="\\n" fieldsEnclosedBy=""
            ignoreHeaderLines="1" rowType="http://rs.tdwg.org/dwc/terms/Occurrence">
          <files><location>occurrence.txt</location></files>
          <id index="0"/>
          <field index="1" term="http://rs.tdwg.org/dwc/terms/scientificName"/>
          <field index="3" term="http://rs.tdwg.org/dwc/terms/eventDate"/>
          <field index="4" term="http://rs.tdwg.org/dwc/terms/decimalLatitude"/>
          <field index="5" term="http://rs.tdwg.org/dwc/terms/decimalLongitude"/>
          <field term="http://rs.tdwg.org/dwc/terms/countryCode" default="IN"/>
        </core>
        <extension encoding="UTF-8" fieldsTerminatedBy="," linesTerminatedBy="\\n"
            fieldsEnclosedBy='"' ignoreHeaderLines="1"
            rowType="http://rs.gbif.org/terms/1.0/Multimedia">
          <files><location>multimedia.txt</location></files>
          <coreid index="0"/>
          <field index="1" term="http://purl.org/dc/terms/type"/>
          <field index="2" term="http://purl.org/dc/terms/identifier"/>
          <field index="3" term="http://purl.org/dc/terms/license" default="CC0"/>
          <field index="4" term="http://purl.org/dc/terms/rightsHolder"/>
        </extension>
      </archive>
      """;
  private static final String MEDIA_HEADER = "coreid,type,identifier,license,rightsHolder\n";

  @Override
  CollectionReader reader() throws IOException {
    photos();
    return archive(
        META,
        """
        id\tscientificName\tunused\teventDate\tlat\tlon
        o1\tcobra\t\t2024-05-01\t12.5\t77
        o2\tcobra\t\t\t\t
        o3\tviper, désert\t\t\t\t
        o4\tviper, désert\tno photo\t\t\t
        """,
        MEDIA_HEADER
            + """
            o3,StillImage,"viper, désert/photo 1.webp",,
            o1,StillImage,cobra/42/front.jpg,CC-BY-4.0,R. Holder
            o2,,cobra/alone.png,,
            o1,StillImage,cobra/42/side.JPG,,
            o1,Sound,cobra/42/hiss.mp3,,
            """);
  }

  @Override
  CollectionReader readerOf(String... paths) throws IOException {
    StringBuilder occurrences = new StringBuilder("id\tname\tunused\tdate\tlat\tlon\n");
    StringBuilder media = new StringBuilder(MEDIA_HEADER);
    for (int i = 0; i < paths.length; i++) {
      occurrences.append("o%d\tcobra\t\t\t\t\n".formatted(i));
      media.append("o%d,StillImage,\"%s\",,\n".formatted(i, paths[i]));
    }
    return archive(META, occurrences.toString(), media.toString());
  }

  @Override
  CollectionReader readerWithoutAColumn() throws IOException {
    return archive(META.replace("terms/scientificName", "terms/scientificNam"), "h\n", "h\n");
  }

  @Override
  String table() {
    return "multimedia.txt";
  }

  private CollectionReader archive(String meta, String occurrences, String media)
      throws IOException {
    write("meta.xml", meta);
    write("occurrence.txt", occurrences);
    write("multimedia.txt", media);
    return new DarwinCoreReader(folder, options());
  }

  private ReadingOptions options() {
    return ReadingOptions.DEFAULT.withCache(folder.resolve("cache"));
  }

  /// Two specimens may share a photo; the first one keeps it.
  @Override
  @Test
  void items_samePhotoTwice_namesBothLines() throws IOException {
    CollectionReader reader = readerOf("cobra/a.jpg", "cobra/b.jpg", "cobra/a.jpg");

    assertThat(read(reader))
        .extracting(CollectionItem::sourcePath)
        .containsExactly("cobra/a.jpg", "cobra/b.jpg");
    assertThat(reader.notice()).get().asString().contains("1 photos that stand twice");
  }

  @Test
  void items_provenance_isJoinedFromBothTables() throws IOException {
    CollectionReader reader = reader();

    assertThat(read(reader))
        .filteredOn(item -> item.sourcePath().equals("cobra/42/front.jpg"))
        .containsExactly(
            new CollectionItem(
                "cobra/42/front.jpg",
                folder.resolve("cobra/42/front.jpg"),
                "cobra/42/front.jpg",
                "cobra",
                "o1",
                null,
                "IN",
                12.5,
                77.0,
                "2024-05-01",
                "CC-BY-4.0",
                "R. Holder",
                null));
    assertThat(reader.notice()).get().asString().contains("1 occurrences without photos");
  }

  @Test
  void items_blankCell_takesTheDefaultOfTheDescription() throws IOException {
    assertThat(read(reader()))
        .filteredOn(item -> item.sourcePath().equals("cobra/alone.png"))
        .singleElement()
        .satisfies(item -> {
          assertThat(item.licence()).isEqualTo("CC0");
          assertThat(item.country()).isEqualTo("IN");
        });
  }

  @Test
  void taxa_namesWithAuthors_areOneTaxon() throws IOException {
    CollectionReader reader =
        archive(
            META,
            "h\no1\tNaja naja (Linnaeus, 1758)\t\t\t\t\no2\tNAJA NAJA\t\t\t\t\n",
            MEDIA_HEADER + "o1,StillImage,a.jpg,,\no2,StillImage,b.jpg,,\n");

    assertThat(read(reader)).extracting(CollectionItem::taxonId).containsOnly("Naja naja");
    assertThat(reader.taxa().getFirst().taxa())
        .containsExactly(new Taxon("Naja naja", "Naja naja", null, "Naja", null, Venomous.UNKNOWN));
  }

  @Test
  void items_otherEncoding_isReadAsDescribed() throws IOException {
    write(
        "meta.xml",
        META.replaceFirst("<core encoding=\"UTF-8\"", "<core encoding=\"windows-1252\""));
    Files.write(
        folder.resolve("occurrence.txt"),
        "h\no1\tviper, désert\t\t\t\t\n".getBytes(Charset.forName("windows-1252")));
    write("multimedia.txt", MEDIA_HEADER + "o1,StillImage,a.jpg,,\n");

    assertThat(read(new DarwinCoreReader(folder, options())))
        .extracting(CollectionItem::taxonId)
        .containsExactly("viper, désert");
  }

  @Test
  void items_wrongEncoding_isRefusedWithFileAndLine() throws IOException {
    write("meta.xml", META);
    Files.write(
        folder.resolve("occurrence.txt"),
        "h\no1\tdésert\t\t\t\t\n".getBytes(StandardCharsets.ISO_8859_1));
    write("multimedia.txt", MEDIA_HEADER);

    assertThatThrownBy(() -> read(new DarwinCoreReader(folder, options())))
        .isInstanceOf(CollectionException.class)
        .hasMessageContaining("occurrence.txt")
        .hasMessageContaining("UTF-8");
  }

  @Test
  void items_addresses_belongToTheCollectionOnlyWhenAskedFor() throws IOException {
    String media = MEDIA_HEADER + "o1,StillImage,https://photos.test/a.jpg,,\no1,,b.jpg,,\n";
    String occurrences = "h\no1\tcobra\t\t\t\t\n";
    CollectionReader local = archive(META, occurrences, media);
    CollectionReader all = new DarwinCoreReader(folder, options().withRemote(true));

    assertThat(read(local)).extracting(CollectionItem::sourcePath).containsExactly("b.jpg");
    assertThat(local.notice()).get().asString().contains("1 photos that are only addresses");
    assertThat(read(all).getFirst())
        .satisfies(item -> {
          assertThat(item.sourcePath()).isEqualTo("https://photos.test/a.jpg");
          assertThat(item.sourceUrl()).isEqualTo("https://photos.test/a.jpg");
          assertThat(item.path().startsWith(folder.resolve("cache/downloads"))).isTrue();
          assertThat(new RemotePhotos(folder.resolve("cache")).holds(item)).isTrue();
        });
    assertThat(new RemotePhotos(folder.resolve("cache")).holds(read(all).get(1))).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<!DOCTYPE archive [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><archive>&x;</archive>",
        "<!DOCTYPE archive SYSTEM \"http://127.0.0.1:9/evil.dtd\"><archive/>",
        "<!DOCTYPE a [<!ENTITY a \"aaaa\"><!ENTITY b \"&a;&a;\">]><archive><core>&b;</core></archive>"
      })
  void reader_documentType_isRefused(String meta) throws IOException {
    write("meta.xml", meta);

    assertThatThrownBy(() -> new DarwinCoreReader(folder, options()))
        .isInstanceOf(CollectionException.class)
        .hasMessageContaining("meta.xml line 1")
        .hasMessageContaining("not read");
  }

  @ParameterizedTest
  @ValueSource(strings = {"../occurrence.txt", "/etc/passwd"})
  void reader_tableOutsideTheArchive_isRefused(String location) throws IOException {
    write("meta.xml", META.replace("occurrence.txt", location));

    assertThatThrownBy(() -> new DarwinCoreReader(folder, options()))
        .isInstanceOf(CollectionException.class)
        .hasMessageContaining("meta.xml line 5")
        .hasMessageContaining(location);
  }

  @Test
  void reader_brokenXml_namesTheLine() throws IOException {
    write("meta.xml", "<archive>\n<core>\n</archive>");

    assertThatThrownBy(() -> new DarwinCoreReader(folder, options()))
        .isInstanceOf(CollectionException.class)
        .hasMessageContaining("meta.xml line 3: not well-formed XML");
  }

  @Test
  void reader_archiveOfTaxa_isRefusedByItsType() throws IOException {
    assertThatThrownBy(() -> archive(META.replace("terms/Occurrence", "terms/Taxon"), "", ""))
        .isInstanceOf(CollectionException.class)
        .hasMessageContaining("rows of type Taxon");
  }

  @Test
  void reader_zip_isReadWithoutUnpacking() throws IOException {
    reader();
    Path zip = folder.resolve("archive.zip");
    try (var out = new ZipOutputStream(Files.newOutputStream(zip))) {
      for (String name :
          new String[] {"meta.xml", "occurrence.txt", "multimedia.txt", "cobra/42/front.jpg"}) {
        out.putNextEntry(new ZipEntry(name));
        out.write(Files.readAllBytes(folder.resolve(name)));
      }
    }
    FoundCollection found = FoundCollection.at(zip, options());

    assertThat(found.format()).isEqualTo(CollectionFormat.DWCA);
    try (CollectionReader reader = found.open()) {
      assertThat(read(reader)).hasSize(4);
      assertThat(Files.readString(read(reader).getFirst().path())).startsWith("any bytes");
    }
  }
}
