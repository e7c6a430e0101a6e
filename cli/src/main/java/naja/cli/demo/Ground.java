package naja.cli.demo;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.AffineTransform;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.util.random.RandomGenerator;

/// What a drawn snake lies on.
enum Ground {
  LEAF_LITTER(0x7A6A55, 0x8A775E, 0x67594A, 26, 12),
  GRASS(0x74805F, 0x848F6C, 0x657153, 3, 34),
  SAND(0x9C8F78, 0xAA9D86, 0x8E826C, 5, 4),
  ROCK(0x7F7D79, 0x8E8B86, 0x716F6B, 34, 22);

  private static final int MARKS = 420;

  private final int base;
  private final int light;
  private final int dark;
  private final int markWidth;
  private final int markHeight;

  Ground(int base, int light, int dark, int markWidth, int markHeight) {
    this.base = base;
    this.light = light;
    this.dark = dark;
    this.markWidth = markWidth;
    this.markHeight = markHeight;
  }

  void paint(Graphics2D graphics, RandomGenerator random, int width, int height) {
    graphics.setColor(new Color(base));
    graphics.fillRect(0, 0, width, height);
    for (int i = 0; i < MARKS; i++) {
      graphics.setColor(between(dark, light, random.nextDouble()));
      double x = random.nextDouble(width);
      double y = random.nextDouble(height);
      double length = markWidth * random.nextDouble(0.5, 1.5);
      double breadth = markHeight * random.nextDouble(0.5, 1.5);
      if (this == GRASS) {
        graphics.draw(new Line2D.Double(x, y, x + length * random.nextGaussian() * 3, y - breadth));
      } else {
        var turned = AffineTransform.getRotateInstance(random.nextDouble(Math.PI), x, y);
        graphics.fill(turned.createTransformedShape(new Ellipse2D.Double(x, y, length, breadth)));
      }
    }
  }

  private static Color between(int from, int to, double share) {
    return new Color(
        mix(from >> 16, to >> 16, share), mix(from >> 8, to >> 8, share), mix(from, to, share));
  }

  private static int mix(int from, int to, double share) {
    return (int) ((from & 255) * (1 - share) + (to & 255) * share);
  }
}
