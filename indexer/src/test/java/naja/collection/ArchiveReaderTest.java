package naja.collection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A gzipped tar of photos with a table inside.
class ArchiveReaderTest extends CollectionReaderContract {
  private static final String TABLE =
      """
      path,label,observation_id
      cobra/42/front.jpg,cobra,o42
      cobra/42/side.JPG,cobra,o42
      cobra/alone.png,cobra,
      "viper, désert/photo 1.webp","viper, désert",
      """;

  @Override
  CollectionReader reader() throws IOException {
    return CollectionReader.of(tar("photos.tar.gz", everything("set/")));
  }

  private static Map<String, String> everything(String prefix) {
    Map<String, String> files = new TreeMap<>(Map.of(prefix + "table.csv", TABLE));
    PATHS.forEach(path -> files.put(prefix + path, "any bytes"));
    return files;
  }

  private Path tar(String name, Map<String, String> files) throws IOException {
    Path file = folder.resolve(name);
    try (OutputStream out = Files.newOutputStream(file);
        OutputStream packed = name.endsWith("gz") ? new GZIPOutputStream(out) : out;
        TarArchiveOutputStream tar = new TarArchiveOutputStream(packed, "UTF-8")) {
      for (Map.Entry<String, String> entry : files.entrySet()) {
        byte[] content = entry.getValue().getBytes(StandardCharsets.UTF_8);
        TarArchiveEntry header = new TarArchiveEntry(entry.getKey(), true);
        header.setSize(content.length);
        tar.putArchiveEntry(header);
        tar.write(content);
        tar.closeArchiveEntry();
      }
    }
    return file;
  }

  private ReadingOptions options() {
    return ReadingOptions.DEFAULT.withCache(folder.resolve("cache"));
  }

  private CollectionReader open(Path file) {
    return FoundCollection.at(file, options()).open();
  }

  @ParameterizedTest
  @ValueSource(strings = {"photos.tar", "photos.tgz", "PHOTOS.TAR.GZ"})
  void items_everyKindOfTar_isRead(String name) throws IOException {
    Path file = tar(name.toLowerCase(Locale.ROOT), everything(""));
    Path named = Files.move(file, folder.resolve("x-" + name));

    assertThat(read(open(named))).hasSize(4);
  }

  @Test
  void items_tarOfFolders_isAFolderPerTaxon() throws IOException {
    Path file = tar("photos.tar", Map.of("all/cobra/a.jpg", "x", "all/viper/1/b.jpg", "y"));

    assertThat(read(open(file)))
        .extracting(CollectionItem::taxonId)
        .containsExactly("cobra", "viper");
  }

  @Test
  void items_tableBesideTheTar_leadsToPhotosInIt() throws IOException {
    Path file = tar("photos.tar", Map.of("cobra/a.jpg", "x", "cobra/b.jpg", "y"));
    Path table = write("labels.csv", "path,label\ncobra/b.jpg,17\n");

    assertThat(read(FoundCollection.at(table, options().withPhotos(file)).open()))
        .singleElement()
        .satisfies(item -> assertThat(item.path()).hasContent("y"));
  }

  @Test
  void items_zip_isReadWhereItLies() throws IOException {
    Path file = folder.resolve("photos.zip");
    try (var zip = new ZipOutputStream(Files.newOutputStream(file))) {
      for (Map.Entry<String, String> entry : everything("set/").entrySet()) {
        zip.putNextEntry(new ZipEntry(entry.getKey()));
        zip.write(entry.getValue().getBytes(StandardCharsets.UTF_8));
      }
    }
    try (CollectionReader reader = open(file)) {
      assertThat(read(reader))
          .hasSize(4)
          .allSatisfy(item -> assertThat(Files.readString(item.path())).isEqualTo("any bytes"));
    }
    assertThat(folder.resolve("cache")).doesNotExist();
  }

  @Test
  void open_noZip_saysSo() throws IOException {
    Path file = write("photos.zip", "anything else");

    assertThatThrownBy(() -> read(open(file)))
        .isInstanceOf(CollectionException.class)
        .hasMessageContaining("photos.zip is no zip file, or is cut off");
  }

  @Test
  void open_sameTarAgain_isNotUnpackedTwice() throws IOException {
    Path file = tar("photos.tar", everything(""));
    Path first = read(open(file)).getFirst().path();
    Files.writeString(first, "touched");

    assertThat(read(open(file)).getFirst().path()).isEqualTo(first).hasContent("touched");
  }

  @Test
  void open_changedTar_isUnpackedAnew() throws IOException {
    Path file = tar("photos.tar", Map.of("cobra/a.jpg", "old"));
    read(open(file));
    tar("photos.tar", Map.of("cobra/a.jpg", "newer"));
    Files.setLastModifiedTime(file, FileTime.fromMillis(1_000_000));

    assertThat(read(open(file)).getFirst().path()).hasContent("newer");
  }

  @ParameterizedTest
  @ValueSource(strings = {"../outside.jpg", "a/../../outside.jpg", "/tmp/outside.jpg"})
  void open_nameOutOfTheArchive_isRefusedAndNothingIsLeft(String name) throws IOException {
    Path file = tar("photos.tar", Map.of("a.jpg", "x", name, "y"));

    assertThatThrownBy(() -> open(file))
        .isInstanceOf(CollectionException.class)
        .hasMessageContaining("photos.tar")
        .hasMessageContaining("outside.jpg")
        .hasMessageContaining("unpacked outside");
    try (Stream<Path> left = Files.walk(folder)) {
      assertThat(left.filter(Files::isRegularFile)).containsExactly(file);
    }
  }

  @Test
  void open_link_isRefusedWithTheWayOut() throws IOException {
    Path file = folder.resolve("photos.tar");
    try (TarArchiveOutputStream tar = new TarArchiveOutputStream(Files.newOutputStream(file))) {
      TarArchiveEntry link = new TarArchiveEntry("a.jpg", TarConstants.LF_SYMLINK);
      link.setLinkName("/etc/passwd");
      tar.putArchiveEntry(link);
      tar.closeArchiveEntry();
    }

    assertThatThrownBy(() -> open(file))
        .isInstanceOf(CollectionException.class)
        .hasMessageContaining("'a.jpg' is not a file but a link")
        .hasMessageContaining("--dereference");
  }

  @Test
  void open_largerThanTheCacheMayBe_isRefused() throws IOException {
    Path file = tar("photos.tar", Map.of("cobra/a.jpg", "x".repeat(2000)));

    assertThatThrownBy(() -> FoundCollection.at(file, options().withCacheBytes(1000)))
        .isInstanceOf(CollectionException.class)
        .hasMessageContaining("photos.tar holds more than");
  }

  @Test
  void open_cacheIsFull_whatWasUsedLongestAgoGoes() throws IOException {
    ReadingOptions small = options().withCacheBytes(2500);
    Path[] unpacked = new Path[3];
    for (int i = 0; i < 3; i++) {
      Path file = tar("photos" + i + ".tar", Map.of("cobra/a.jpg", "x".repeat(1000)));
      unpacked[i] = read(FoundCollection.at(file, small).open()).getFirst().path();
      Files.setLastModifiedTime(
          unpacked[i].resolve("../..").normalize(), FileTime.fromMillis(1_000_000L * (3 - i)));
    }

    assertThat(unpacked[0]).exists();
    assertThat(unpacked[1]).doesNotExist();
    assertThat(unpacked[2]).exists();
  }

  @Test
  void open_cutTar_isRefusedByName() throws IOException {
    Path file = tar("photos.tar.gz", everything(""));
    byte[] bytes = Files.readAllBytes(file);
    Files.write(file, Arrays.copyOf(bytes, bytes.length / 2));

    assertThatThrownBy(() -> open(file))
        .isInstanceOf(CollectionException.class)
        .hasMessageContaining("photos.tar.gz");
  }
}
