package naja.indexer;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import javax.imageio.ImageIO;

/// Photos full of detail, no two alike, drawn by chance from a seed.
final class PatternedPhotos {
  private static final int WIDTH = 220;
  private static final int HEIGHT = 160;

  private PatternedPhotos() {}

  /// So many photos in two taxa, all of them JPEG.
  static void collection(Path folder, int photos, long seed) throws IOException {
    for (int i = 0; i < photos; i++) {
      String taxon = i % 2 == 0 ? "cobra" : "viper";
      write(folder.resolve("%s/%04d.jpg".formatted(taxon, i)), seed * 10_000 + i);
    }
  }

  /// One photo: waves in random directions, another one in every colour channel.
  static Path write(Path file, long seed) throws IOException {
    Random random = new Random(seed);
    double[] waves = random.doubles(9, 0.02, 0.4).toArray();
    BufferedImage image = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
    for (int y = 0; y < HEIGHT; y++) {
      for (int x = 0; x < WIDTH; x++) {
        int rgb = 0;
        for (int c = 0; c < 9; c += 3) {
          double wave = Math.sin(x * waves[c] + y * waves[c + 1] + 20 * waves[c + 2]);
          rgb = rgb << 8 | (int) (128 + 110 * wave);
        }
        image.setRGB(x, y, rgb);
      }
    }
    Files.createDirectories(file.getParent());
    if (!ImageIO.write(image, "jpg", file.toFile())) {
      throw new IOException("no writer for " + file);
    }
    return file;
  }
}
