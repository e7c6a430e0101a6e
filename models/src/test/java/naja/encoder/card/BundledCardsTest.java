package naja.encoder.card;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BundledCardsTest {
  @TempDir Path folder;

  @Test
  void read_everyCard_parsesAndIsNamedLikeItsFile() {
    Map<String, String> cards = BundledCards.read();

    assertThat(cards).isNotEmpty();
    cards.forEach((name, yaml) ->
        assertThat(name)
            .isEqualTo("config/encoders/%s.yaml", EncoderCardReader.parse(name, yaml).id()));
  }

  @Test
  void fromJar_withoutFolderEntries_findsTheCards() throws IOException {
    Path jar = folder.resolve("naja.jar");
    try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar))) {
      put(out, "config/encoders/b.yaml", "id: b");
      put(out, "config/encoders/a.yaml", "id: a");
      put(out, "config/encoders/notes.txt", "none");
      put(out, "config/naja.yaml", "none");
    }

    assertThat(BundledCards.fromJar(jar))
        .containsExactly(
            Map.entry("config/encoders/a.yaml", "id: a"),
            Map.entry("config/encoders/b.yaml", "id: b"));
  }

  private static void put(JarOutputStream out, String name, String text) throws IOException {
    out.putNextEntry(new JarEntry(name));
    out.write(text.getBytes(StandardCharsets.UTF_8));
    out.closeEntry();
  }
}
