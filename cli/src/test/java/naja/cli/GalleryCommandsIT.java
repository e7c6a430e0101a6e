package naja.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import naja.encoder.Embedding;
import naja.encoder.EncoderFingerprint;
import naja.gallery.GalleryWriter;
import naja.gallery.ReferencePhoto;
import naja.gallery.Taxon;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What the commands that look after a gallery say, and how they end.
final class GalleryCommandsIT {
  private static final EncoderFingerprint ENCODER =
      new EncoderFingerprint("made-up", "0".repeat(64), "none", "none", 4);

  @TempDir Path folder;
  private final CommandLineRun naja = new CommandLineRun();
  private Path gallery = Path.of("");

  @BeforeEach
  void write() {
    gallery = gallery("gallery", 0, 12);
    naja.with("NAJA_HOME", folder.resolve("home"));
  }

  private Path gallery(String name, int from, int to) {
    Path path = folder.resolve(name);
    try (GalleryWriter writer = GalleryWriter.open(path, ENCODER)) {
      for (int i = from; i < to; i++) {
        writer.put(photo(i), embedding(i), new byte[3]);
      }
    }
    return path;
  }

  private static ReferencePhoto photo(int number) {
    String id = "photo-" + number;
    Taxon taxon = Taxon.labelled("taxon-" + number % 3);
    return ReferencePhoto.bare(id, id, taxon, id + ".jpg", "00");
  }

  private static Embedding embedding(int seed) {
    Random random = new Random(seed);
    return Embedding.of(
        (float) random.nextGaussian(), (float) random.nextGaussian(), 1, random.nextFloat());
  }

  @Test
  void delete_dryRunThenForReal_deletesWhatWasListed() {
    List<Object> delete = List.of("gallery", "delete", "--gallery", gallery, "--taxon", "taxon-1");
    assertThat(naja.run(with(delete, "--dry-run"))).isZero();
    assertThat(naja.out()).hasLineCount(4).contains("photo-1", "photo-4", "photo-7", "photo-10");
    assertThat(naja.run(delete.toArray())).isZero();
    assertThat(naja.out()).contains("4 photos deleted, 8 photos of 2 taxa left, generation 2");
    assertThat(naja.run("gallery", "check", gallery)).isZero();
  }

  private static Object[] with(List<Object> words, String last) {
    Object[] all = words.toArray(new Object[words.size() + 1]);
    all[words.size()] = last;
    return all;
  }

  @Test
  void delete_oneIdUnknown_deletesNothing() {
    assertThat(
            naja.run(
                "gallery",
                "delete",
                "--gallery",
                gallery,
                "--taxon",
                "taxon-1",
                "--image",
                "nowhere"))
        .isEqualTo(1);
    assertThat(naja.err()).contains("holds no image nowhere; nothing was deleted");
    assertThat(naja.run("gallery", "info", gallery)).isZero();
    assertThat(naja.out()).containsPattern("photos +12");
  }

  @Test
  void delete_nothingNamed_isMisuse() {
    assertThat(naja.run("gallery", "delete", "--gallery", gallery)).isEqualTo(2);
  }

  @Test
  void backup_thenDeleteThenRestore_bringsEverythingBack() {
    Path backup = folder.resolve("backup");
    assertThat(naja.run("gallery", "backup", "--gallery", gallery, backup)).isZero();
    assertThat(naja.out()).contains("generation 1 with 12 photos, checked");
    assertThat(naja.run("gallery", "delete", "--gallery", gallery, "--taxon", "taxon-0")).isZero();
    assertThat(naja.run("gallery", "restore", backup, gallery)).isEqualTo(1);
    assertThat(naja.err()).contains("--force");
    assertThat(naja.run("gallery", "restore", backup, gallery, "--force")).isZero();
    assertThat(naja.out()).contains("12 photos of 3 taxa restored, generation 3");
    assertThat(naja.run("gallery", "check", gallery)).isZero();
  }

  @Test
  void merge_twoParts_countsTheOverlapOnce() {
    Path other = gallery("other", 8, 20);
    Path all = folder.resolve("all");
    assertThat(naja.run("gallery", "merge", gallery, other, "--into", all)).isZero();
    assertThat(naja.out()).contains("20 photos of 3 taxa, 0 conflicts, float32, m 16, beam 100");
  }

  @Test
  void merge_otherFormat_isTakenByTheNewGalleryAlone() {
    Path other = gallery("other", 8, 20);
    Path all = folder.resolve("all");
    assertThat(
            naja.run(
                "gallery",
                "merge",
                gallery,
                other,
                "--into",
                all,
                "--index-format",
                "int8",
                "--m",
                "32"))
        .isZero();
    assertThat(naja.out()).contains("0 conflicts, int8, m 32, beam 100");
    assertThat(naja.run("gallery", "merge", gallery, other, "--into", all, "--m", "1"))
        .as("misuse")
        .isEqualTo(2);
    assertThat(naja.err()).contains("m must be between 2 and 512, got 1");
  }
}
