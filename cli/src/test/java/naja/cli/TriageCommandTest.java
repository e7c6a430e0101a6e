package naja.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import naja.encoder.Embedding;
import naja.encoder.EncoderFingerprint;
import naja.gallery.GalleryWriter;
import naja.gallery.ReferencePhoto;
import naja.gallery.Taxon;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `naja gallery triage` on two taxa at right angles, one photo under the wrong label, a copy.
final class TriageCommandTest {
  @TempDir private Path folder = Path.of("");
  private final CommandLineRun naja = new CommandLineRun();

  @BeforeEach
  void write() {
    var encoder = new EncoderFingerprint("made-up", "0".repeat(64), "none", "none", 2);
    try (GalleryWriter writer = GalleryWriter.open(gallery(), encoder)) {
      put(writer, "a1", "a", 1, 0);
      put(writer, "a2", "a", 1, 0.3f);
      put(writer, "a3", "a", 0, 1);
      put(writer, "b1", "b", 0, 1);
      put(writer, "b2", "b", 0.3f, 1);
    }
  }

  @Test
  void triage_table_saysWhatWasFoundAndWhereItIs() {
    assertThat(triage()).as(naja.err()).isZero();
    assertThat(naja.out())
        .contains("1 groups of 2 photos, 1 across taxa, 0 across observations of one taxon")
        .contains("1 photos; nothing can be said of 0")
        .containsPattern("rare taxa +1\\R");
    assertThat(output().resolve("label-outliers.csv")).content().contains("a3,a3,a,a,");
    assertThat(output().resolve("triage.html")).content().contains("labelled a (cosine ");
    assertThat(Files.exists(gallery().resolve("triage.html"))).isFalse();
  }

  @Test
  void triage_json_holdsTheCounts() {
    assertThat(triage("--near", 0.9, "--few", 4, "--format", "json")).as(naja.err()).isZero();
    assertThat(naja.out())
        .contains("\"duplicate_photos\" : 5")
        .contains("\"label_outliers\" : 1")
        .contains("\"rare_taxa\" : 2")
        .contains("label-outliers.csv\"");
  }

  @Test
  void triage_valueOutOfRange_isMisuse() {
    assertThat(triage("--near", 2)).isEqualTo(2);
    assertThat(naja.err()).contains("near must be above 0 and at most 1, got 2.0");
    assertThat(triage("--shown", 501)).isEqualTo(2);
    assertThat(naja.err()).contains("shown must be between 0 and 500, got 501");
  }

  private int triage(Object... options) {
    Object[] words = new Object[6 + options.length];
    Object[] first = {"gallery", "triage", "--gallery", gallery(), "--output", output()};
    System.arraycopy(first, 0, words, 0, first.length);
    System.arraycopy(options, 0, words, first.length, options.length);
    return naja.run(words);
  }

  private Path gallery() {
    return folder.resolve("gallery");
  }

  private Path output() {
    return folder.resolve("findings");
  }

  private static void put(GalleryWriter writer, String id, String taxon, float... values) {
    Taxon labelled = Taxon.labelled(taxon);
    writer.put(ReferencePhoto.bare(id, id, labelled, id, id), Embedding.of(values), new byte[0]);
  }
}
