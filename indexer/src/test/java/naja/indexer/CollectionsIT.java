package naja.indexer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import naja.collection.CollectionFormat;
import naja.collection.CollectionReader;
import naja.collection.FoundCollection;
import naja.collection.ReadingOptions;
import naja.collection.Synonyms;
import naja.collection.TaxaMerge;
import naja.collection.TaxaReader;
import naja.gallery.Gallery;
import naja.gallery.Taxon;
import naja.gallery.Venomous;
import naja.testkit.FakeImageEncoder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Whole collections in the forms that museums and competitions publish, all the way into a
/// gallery.
class CollectionsIT {
  @TempDir Path folder;

  private RunReport index(Path location, CollectionFormat expected, Path... lists) {
    FoundCollection found =
        FoundCollection.at(location, ReadingOptions.DEFAULT.withCache(folder.resolve("cache")));
    assertThat(found.format()).isEqualTo(expected);
    try (CollectionReader collection = found.open()) {
      TaxaMerge.Merged taxa =
          TaxaMerge.merge(
              List.of(lists).stream().map(list -> new TaxaReader(list).source()).toList(),
              collection.taxa(),
              Synonyms.none());
      return new Indexer(new FakeImageEncoder(), IndexerSettings.DEFAULT, ProgressListener.silent())
          .index(collection, taxa.taxa(), folder.resolve("gallery"));
    }
  }

  private Gallery gallery() {
    return Gallery.open(folder.resolve("gallery"));
  }

  private static Taxon taxon(Gallery gallery, String id) {
    return Objects.requireNonNull(gallery.taxa().get(id), id);
  }

  private void photos(Path root, String... paths) throws IOException {
    for (int i = 0; i < paths.length; i++) {
      TestPhotos.write(root.resolve(paths[i]), TestPhotos.colour(i));
    }
  }

  @Test
  void index_snakeClef_bringsNamesVenomAndObservations() throws IOException {
    Path set = Files.createDirectories(folder.resolve("set"));
    photos(set, "1990/a.jpg", "1990/b.jpg", "2001/c.png");
    Path metadata =
        Files.writeString(
            set.resolve("SnakeCLEF-metadata.csv"),
            """
            observation_id,endemic,binomial_name,country,code,image_path,class_id,subset
            100,False,Naja naja,India,IN,1990/a.jpg,7,train
            100,False,Naja naja,India,IN,1990/b.jpg,7,train
            101,False,Python regius,Ghana,GH,2001/c.png,8,train
            102,False,,,,2001/unknown.png,-1,train
            """);
    Files.writeString(set.resolve("venomous_status_list.csv"), "class_id,MIVS\n7,1\n8,0\n");

    RunReport report = index(metadata, CollectionFormat.SNAKECLEF);

    assertThat(report.embedded()).isEqualTo(3);
    assertThat(report.failed()).isZero();
    try (Gallery gallery = gallery()) {
      assertThat(taxon(gallery, "7").venomous()).isEqualTo(Venomous.YES);
      assertThat(taxon(gallery, "7").scientificName()).isEqualTo("Naja naja");
      assertThat(taxon(gallery, "8").venomous()).isEqualTo(Venomous.NO);
      assertThat(gallery.photo("1990/b.jpg"))
          .get()
          .satisfies(photo -> {
            assertThat(photo.observationId()).isEqualTo("100");
            assertThat(photo.country()).isEqualTo("IN");
            assertThat(photo.split()).isEqualTo("train");
          });
    }
  }

  @Test
  void index_darwinCoreArchive_bringsProvenanceAndVenom() throws IOException {
    Path list =
        Files.writeString(
            folder.resolve("species.csv"), "taxon_id,venomous\nNaja naja,yes\nPython regius,no\n");

    RunReport report = index(darwinCoreArchive(), CollectionFormat.DWCA, list);

    assertThat(report.embedded()).isEqualTo(3);
    assertThat(report.unlisted()).isZero();
    try (Gallery gallery = gallery()) {
      assertThat(gallery.taxa()).containsOnlyKeys("Naja naja", "Python regius");
      assertThat(taxon(gallery, "Naja naja").venomous()).isEqualTo(Venomous.YES);
      assertThat(taxon(gallery, "Naja naja").family()).isEqualTo("Elapidae");
      assertThat(gallery.photo("media/1.jpg"))
          .get()
          .satisfies(photo -> {
            assertThat(photo.observationId()).isEqualTo("o1");
            assertThat(photo.licence()).isEqualTo("CC-BY-4.0");
            assertThat(photo.rightsHolder()).isEqualTo("R. Holder");
            assertThat(photo.latitude()).isEqualTo(12.5);
            assertThat(photo.country()).isEqualTo("IN");
            assertThat(photo.observedOn()).isEqualTo("2024-05-01");
          });
      assertThat(gallery.thumbnail("media/3.png")).isPresent();
    }
  }

  private Path darwinCoreArchive() throws IOException {
    photos(folder.resolve("drawn"), "1.jpg", "2.jpg", "3.png");
    Map<String, String> texts =
        Map.of(
            "meta.xml",
            """
            <archive xmlns="http://rs.tdwg.org/dwc/text/">
              <core fieldsTerminatedBy="\\t" fieldsEnclosedBy="" ignoreHeaderLines="1"
                  rowType="http://rs.tdwg.org/dwc/terms/Occurrence">
                <files><location>occurrence.txt</location></files>
                <id index="0"/>
                <field index="0" term="http://rs.tdwg.org/dwc/terms/occurrenceID"/>
                <field index="1" term="http://rs.tdwg.org/dwc/terms/scientificName"/>
                <field index="2" term="http://rs.tdwg.org/dwc/terms/family"/>
                <field index="3" term="http://rs.tdwg.org/dwc/terms/countryCode"/>
                <field index="4" term="http://rs.tdwg.org/dwc/terms/decimalLatitude"/>
                <field index="5" term="http://rs.tdwg.org/dwc/terms/eventDate"/>
              </core>
              <extension fieldsTerminatedBy="\\t" fieldsEnclosedBy="" ignoreHeaderLines="1"
                  rowType="http://rs.gbif.org/terms/1.0/Multimedia">
                <files><location>multimedia.txt</location></files>
                <coreid index="0"/>
                <field index="1" term="http://purl.org/dc/terms/identifier"/>
                <field term="http://purl.org/dc/terms/license" default="CC-BY-4.0"/>
                <field index="2" term="http://purl.org/dc/terms/rightsHolder"/>
              </extension>
            </archive>
            """,
            "occurrence.txt",
            """
            id\tname\tfamily\tcountry\tlat\tdate
            o1\tNaja naja (Linnaeus, 1758)\tElapidae\tIN\t12.5\t2024-05-01
            o2\tPython regius (Shaw, 1802)\tPythonidae\tGH\t\t
            """,
            "multimedia.txt",
            "id\tfile\twho\no1\tmedia/1.jpg\tR. Holder\no1\tmedia/2.jpg\t\no2\tmedia/3.png\t\n");
    Path archive = folder.resolve("archive.zip");
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(archive))) {
      for (Map.Entry<String, String> text : texts.entrySet()) {
        zip.putNextEntry(new ZipEntry(text.getKey()));
        zip.write(text.getValue().getBytes(StandardCharsets.UTF_8));
      }
      for (String photo : List.of("1.jpg", "2.jpg", "3.png")) {
        zip.putNextEntry(new ZipEntry("media/" + photo));
        zip.write(Files.readAllBytes(folder.resolve("drawn").resolve(photo)));
      }
    }
    return archive;
  }
}
