package naja.indexer;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;

/// Small photos made by the tests themselves.
final class TestPhotos {
  private TestPhotos() {}

  /// A photo of one colour, in the format that its name tells.
  static Path write(Path file, Color colour) throws IOException {
    BufferedImage image = new BufferedImage(24, 16, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = image.createGraphics();
    graphics.setColor(colour);
    graphics.fillRect(0, 0, image.getWidth(), image.getHeight());
    graphics.dispose();
    Files.createDirectories(file.getParent());
    String name = file.getFileName().toString();
    if (!ImageIO.write(image, name.substring(name.lastIndexOf('.') + 1), file.toFile())) {
      throw new IOException("no writer for " + file);
    }
    return file;
  }

  /// A colour that no other number below 4096 has.
  static Color colour(int number) {
    return new Color(40 + number % 16 * 13, 40 + number / 16 % 16 * 13, 40 + number / 256 * 13);
  }

  /// So many photos of different colours in two taxa, half of them PNG and half JPEG.
  static void collection(Path folder, int photos) throws IOException {
    for (int i = 0; i < photos; i++) {
      String taxon = i % 2 == 0 ? "cobra" : "viper";
      String type = i % 4 < 2 ? "png" : "jpg";
      write(folder.resolve("%s/%04d.%s".formatted(taxon, i, type)), colour(i));
    }
  }
}
