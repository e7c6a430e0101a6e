package naja.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.imageio.ImageIO;
import naja.gallery.Venomous;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DrawnCollectionTest {
  private static @TempDir Path folder;
  private static DrawnCollection collection;

  @BeforeAll
  static void draw() {
    collection = DrawnCollection.draw(folder.resolve("first"), 1);
  }

  @Test
  void draw_sameSeed_samePictures() throws Exception {
    DrawnCollection again = DrawnCollection.draw(folder.resolve("again"), 1);
    assertThat(hashes(again.references())).isEqualTo(hashes(collection.references()));
    assertThat(hashes(again.heldOut())).isEqualTo(hashes(collection.heldOut()));
  }

  @Test
  void draw_everySpecies_hasItsOwnPicturesOnSeveralGrounds() throws IOException {
    Set<String> all = new HashSet<>(hashes(collection.references()).values());
    all.addAll(hashes(collection.heldOut()).values());
    int each = DrawnCollection.REFERENCES_EACH + DrawnCollection.HELD_OUT_EACH;
    assertThat(DrawnSpecies.ALL).hasSizeGreaterThanOrEqualTo(12);
    assertThat(DrawnCollection.REFERENCES_EACH).isGreaterThanOrEqualTo(16);
    assertThat(all).as("distinct pictures").hasSize(DrawnSpecies.ALL.size() * each);
    for (DrawnSpecies species : DrawnSpecies.ALL) {
      assertThat(groundColours(collection.references().resolve(species.taxon().id())))
          .as("grounds of " + species.taxon().id())
          .hasSizeGreaterThanOrEqualTo(3);
    }
  }

  @Test
  void questions_askForEverySpecies_withNamesThatSayDrawing() {
    List<DrawnCollection.HeldOut> questions = collection.questions();
    assertThat(questions).hasSize(DrawnSpecies.ALL.size() * DrawnCollection.HELD_OUT_EACH);
    assertThat(questions).allMatch(question -> Files.isRegularFile(question.path()));
    assertThat(questions).allMatch(q -> q.taxon().scientificName().endsWith("(drawing)"));
  }

  @Test
  void mimicPair_oneVenomousOneHarmless() {
    assertThat(DrawnSpecies.ALL.getFirst().taxon().venomous()).isEqualTo(Venomous.YES);
    assertThat(DrawnSpecies.ALL.get(1).taxon().venomous()).isEqualTo(Venomous.NO);
  }

  /// Which channel order the corner pixel has, roughly: green ground, brown, sand, grey.
  private static Set<String> groundColours(Path species) throws IOException {
    Set<String> colours = new HashSet<>();
    try (var files = Files.list(species)) {
      for (Path file : files.toList()) {
        int rgb = ImageIO.read(file.toFile()).getRGB(2, 2);
        int red = rgb >> 16 & 255;
        int green = rgb >> 8 & 255;
        int blue = rgb & 255;
        colours.add(green > red ? "grass" : red - blue < 25 ? "rock" : red > 150 ? "sand" : "leaf");
      }
    }
    return colours;
  }

  private static Map<String, String> hashes(Path folder) throws IOException {
    Map<String, String> hashes = new HashMap<>();
    try (var files = Files.walk(folder)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        hashes.put(folder.relativize(file).toString(), sha256(Files.readAllBytes(file)));
      }
    }
    return hashes;
  }

  private static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (java.security.NoSuchAlgorithmException e) {
      throw new AssertionError(e);
    }
  }
}
