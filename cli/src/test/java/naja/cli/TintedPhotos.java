package naja.cli;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import javax.imageio.ImageIO;

/// A collection that any encoder can tell apart: three species in three tints, full of noise.
///
/// @param images a folder per species
/// @param species the `species.csv` that belongs to them
record TintedPhotos(Path images, Path species) {
  static final int EACH = 6;

  private static final List<String> TAXA = List.of("rust", "moss", "sky");

  static TintedPhotos draw(Path folder) throws IOException {
    TintedPhotos photos = new TintedPhotos(folder.resolve("images"), folder.resolve("species.csv"));
    Files.createDirectories(folder);
    Files.writeString(
        photos.species,
        """
        taxon_id,scientific_name,venomous
        rust,Testus ferrugineus,yes
        moss,Testus muscosus,no
        sky,Testus caelestis,unknown
        """);
    for (String taxon : TAXA) {
      for (int i = 0; i < EACH; i++) {
        photo(photos.images.resolve("%s/%d.jpg".formatted(taxon, i)), taxon, i);
      }
    }
    return photos;
  }

  /// Another photo of a species.
  static Path photo(Path file, String taxon, long seed) throws IOException {
    Random random = new Random(seed);
    float hue = TAXA.indexOf(taxon) / 3f;
    BufferedImage image = new BufferedImage(160, 120, BufferedImage.TYPE_INT_RGB);
    for (int y = 0; y < image.getHeight(); y++) {
      for (int x = 0; x < image.getWidth(); x++) {
        float brightness = 0.4f + 0.5f * random.nextFloat();
        image.setRGB(x, y, Color.HSBtoRGB(hue + 0.1f * random.nextFloat(), 0.8f, brightness));
      }
    }
    Files.createDirectories(file.getParent());
    if (!ImageIO.write(image, "jpg", file.toFile())) {
      throw new IOException("no writer for " + file);
    }
    return file;
  }
}
