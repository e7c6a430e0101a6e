package naja.encoder.card;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import naja.encoder.EncoderException;

/// The cards that come with Naja: the YAML files in `config/encoders/` beside its classes, whether
/// those lie in a folder or in a jar.
public final class BundledCards {
  private static final String FOLDER = "config/encoders/";

  private BundledCards() {}

  /// YAML texts by resource name, in order of the names.
  public static Map<String, String> read() {
    try {
      Path home = Path.of(location());
      return Files.isDirectory(home) ? fromFolder(home.resolve(FOLDER)) : fromJar(home);
    } catch (IOException | URISyntaxException e) {
      throw new EncoderException("cannot read the encoder cards that come with Naja: " + e, e);
    }
  }

  private static URI location() throws URISyntaxException {
    return BundledCards.class.getProtectionDomain().getCodeSource().getLocation().toURI();
  }

  static Map<String, String> fromFolder(Path folder) throws IOException {
    Map<String, String> cards = new TreeMap<>();
    if (!Files.isDirectory(folder)) {
      return cards;
    }
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.filter(file -> isCard(file.toString())).toList()) {
        cards.put(FOLDER + file.getFileName(), Files.readString(file));
      }
    }
    return cards;
  }

  static Map<String, String> fromJar(Path file) throws IOException {
    Map<String, String> cards = new TreeMap<>();
    try (JarFile jar = new JarFile(file.toFile())) {
      List<? extends ZipEntry> entries =
          jar.stream()
              .filter(entry -> entry.getName().startsWith(FOLDER) && isCard(entry.getName()))
              .toList();
      for (ZipEntry entry : entries) {
        byte[] bytes = jar.getInputStream(entry).readAllBytes();
        cards.put(entry.getName(), new String(bytes, StandardCharsets.UTF_8));
      }
    }
    return cards;
  }

  private static boolean isCard(String name) {
    return name.endsWith(".yaml");
  }
}
