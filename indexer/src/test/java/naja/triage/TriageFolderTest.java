package naja.triage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.awt.Color;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import naja.encoder.Embedding;
import naja.gallery.Gallery;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class TriageFolderTest {
  private static final String HOSTILE_IMAGE = "\"><script>alert('image')</script>\u0001,&amp;\nid";
  private static final String HOSTILE_NAME = "Naja' onerror='alert(1) </style><img src=x> ]]>-->";

  @TempDir private Path folder = Path.of("");

  @Test
  void write_findings_areRowsThatReadBack() throws IOException {
    write(hostile().thumbnails(Color.RED), 40);

    List<CSVRecord> duplicates = rows(TriageFolder.DUPLICATES);
    assertThat(duplicates)
        .extracting(row -> row.get("image_id"), row -> row.get("kind"), row -> row.get("cosine"))
        .containsExactly(
            tuple(HOSTILE_IMAGE, "exact", "1.000000"), tuple("twin", "exact", "1.000000"));
    assertThat(duplicates.getFirst().get("span")).isEqualTo("taxa");
    assertThat(duplicates.getFirst().get("scientific_name")).isEqualTo(HOSTILE_NAME);
    assertThat(duplicates.getFirst().get("path")).isEqualTo(HOSTILE_IMAGE + ".jpg");
    assertThat(rows(TriageFolder.OUTLIERS))
        .extracting(row -> row.get("image_id"), row -> row.get("nearest_taxon_id"))
        .containsExactly(tuple(HOSTILE_IMAGE, "t0"));
    assertThat(rows(TriageFolder.MIXED)).extracting(row -> row.get("image_id")).contains("twin");
    assertThat(rows(TriageFolder.RARE))
        .extracting(row -> row.get("taxon_id"), row -> row.get("observations"))
        .containsExactly(tuple("rare", "1"));
  }

  @Test
  void page_hostileValues_stayText() throws IOException {
    write(hostile().thumbnails(Color.RED), 40);
    String page = Files.readString(folder.resolve("out").resolve(TriageFolder.PAGE));
    assertThat(page)
        .contains("&quot;&gt;&lt;script&gt;alert(&#39;image&#39;)&lt;/script&gt;\ufffd,&amp;amp;")
        .contains("&lt;/style&gt;&lt;img src=x&gt; ]]&gt;--&gt;")
        .doesNotContain("<script", "\u0001", "src=x>", "http://", "https://");
    assertThat(page.split("</style>", -1)).hasSize(2);
    assertThat(Pattern.compile("<img ").matcher(page).results().count())
        .isEqualTo(
            Pattern.compile("src=\"data:image/jpeg;base64,/9j/").matcher(page).results().count())
        .isGreaterThan(5);
  }

  @Test
  void page_manyFindings_showsAsManyAsAreAskedFor() throws IOException {
    var planted = new PlantedGallery(5);
    Embedding one = planted.look(0);
    for (int i = 0; i < 30; i++) {
      planted.add("copy-" + i, "copy-" + i, "t0", one);
      planted.add("lone-" + i, "lone-" + i, "lone-" + i, planted.look(1 + i));
    }
    write(planted, 3);
    String page = Files.readString(folder.resolve("out").resolve(TriageFolder.PAGE));
    assertThat(page)
        .contains("30 photos of different observations; the first 8 are shown")
        .contains("All 1 are shown; near-duplicates.csv lists them.")
        .contains("3 of 30 are shown; rare-taxa.csv lists all.")
        .contains("no thumbnail");
    assertThat(page.split("<figure>", -1)).hasSize(1 + 8 + 3);
    assertThat(rows(TriageFolder.RARE)).hasSize(30);
  }

  @Test
  void write_again_replacesTheFiles() throws IOException {
    write(hostile(), 40);
    var lone = new PlantedGallery(2);
    write(lone.add("a", "a", "t", lone.look(0)), 40);
    assertThat(rows(TriageFolder.DUPLICATES)).isEmpty();
    try (var files = Files.list(folder.resolve("out"))) {
      assertThat(files).hasSize(5);
    }
  }

  /// A twin under a wrong label in an observation of two taxa, with names that mean harm.
  static PlantedGallery hostile() {
    var planted = new PlantedGallery(7);
    for (int taxon = 0; taxon < 2; taxon++) {
      var named = PlantedGallery.named("t" + taxon, taxon == 1 ? HOSTILE_NAME : "Vipera berus");
      for (int i = 0; i < 5; i++) {
        String id = "t" + taxon + "-" + i;
        planted.add(id, id, named, planted.look(taxon), id);
      }
    }
    Embedding twin = planted.look(0);
    planted.add("twin", "<b>both", PlantedGallery.named("t0", "Vipera berus"), twin, "same");
    planted.add(HOSTILE_IMAGE, "<b>both", PlantedGallery.named("t1", HOSTILE_NAME), twin, "same");
    planted.add("rare-1", "rare-1", "rare", planted.look(3));
    return planted;
  }

  private void write(PlantedGallery planted, int shown) throws IOException {
    Path home = Files.createTempDirectory(folder, "gallery");
    try (Gallery gallery = planted.write(home)) {
      TriageReport report = new Triage(gallery, TriageSettings.DEFAULT).run();
      TriageFolder.write(folder.resolve("out"), gallery, report, shown);
    }
  }

  private List<CSVRecord> rows(String file) throws IOException {
    CSVFormat format = CSVFormat.DEFAULT.builder().setHeader().setSkipHeaderRecord(true).get();
    try (CSVParser csv =
        CSVParser.builder().setPath(folder.resolve("out").resolve(file)).setFormat(format).get()) {
      return csv.getRecords();
    }
  }
}
