package naja.cli.demo;

import java.awt.AlphaComposite;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.Point2D;
import java.awt.image.BufferedImage;
import java.util.random.RandomGenerator;

/// Draws one picture of a made-up snake: ground, shadow, body with its pattern, light.
final class SnakePainter {
  static final int WIDTH = 320;
  static final int HEIGHT = 240;

  /// Drawn this many times larger and scaled down, so that edges are smooth.
  private static final int OVERSAMPLING = 2;

  private static final int CELLS_ACROSS = 15;

  private SnakePainter() {}

  static BufferedImage paint(BodyPattern pattern, RandomGenerator random) {
    int width = WIDTH * OVERSAMPLING;
    int height = HEIGHT * OVERSAMPLING;
    var large = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = large.createGraphics();
    var grounds = Ground.values();
    grounds[random.nextInt(grounds.length)].paint(graphics, random, width, height);
    SnakePose pose = SnakePose.random(random, width, height);
    paintShadow(graphics, pose, random);
    double patternStart = random.nextDouble(0, 6);
    paintBody(graphics, pose, pattern, patternStart);
    paintEyes(graphics, pose);
    graphics.dispose();
    return light(scaledDown(large), random);
  }

  private static void paintShadow(Graphics2D graphics, SnakePose pose, RandomGenerator random) {
    double shift = pose.halfWidth() * 0.5;
    double angle = random.nextDouble(0, 2 * Math.PI);
    Graphics2D shadow = (Graphics2D) graphics.create();
    shadow.setComposite(AlphaComposite.getInstance(AlphaComposite.SRC_OVER, 0.04f));
    shadow.setColor(Color.BLACK);
    shadow.transform(
        AffineTransform.getTranslateInstance(shift * Math.cos(angle), shift * Math.sin(angle)));
    for (int step = 0; step < pose.centreLine().size(); step += 2) {
      Point2D.Double centre = pose.centreLine().get(step);
      double half = pose.halfWidthAt(step) * 1.1;
      shadow.fill(new Ellipse2D.Double(centre.x - half, centre.y - half, 2 * half, 2 * half));
    }
    shadow.dispose();
  }

  private static void paintBody(
      Graphics2D graphics, SnakePose pose, BodyPattern pattern, double patternStart) {
    double along = patternStart;
    for (int step = pose.centreLine().size() - 2; step > 0; step--) {
      Point2D.Double here = pose.centreLine().get(step);
      along += here.distance(pose.centreLine().get(step + 1)) / (2 * pose.halfWidth());
      for (int cell = 0; cell < CELLS_ACROSS; cell++) {
        double across = (cell + 0.5) / CELLS_ACROSS * 2 - 1;
        graphics.setColor(shaded(pattern.colourAt(along, across), across));
        graphics.fill(cellOf(pose, step, cell));
      }
    }
  }

  /// A small quadrilateral of skin, with a little overlap so that no ground shines through.
  private static Path2D.Double cellOf(SnakePose pose, int step, int cell) {
    double from = (cell - 0.15) / CELLS_ACROSS * 2 - 1;
    double to = (cell + 1.15) / CELLS_ACROSS * 2 - 1;
    var path = new Path2D.Double();
    Point2D.Double first = skin(pose, step - 1, from);
    path.moveTo(first.x, first.y);
    lineTo(path, skin(pose, step - 1, to));
    lineTo(path, skin(pose, Math.min(step + 1, pose.centreLine().size() - 1), to));
    lineTo(path, skin(pose, Math.min(step + 1, pose.centreLine().size() - 1), from));
    path.closePath();
    return path;
  }

  private static void lineTo(Path2D.Double path, Point2D.Double point) {
    path.lineTo(point.x, point.y);
  }

  private static Point2D.Double skin(SnakePose pose, int step, double across) {
    var line = pose.centreLine();
    Point2D.Double before = line.get(Math.max(0, step - 1));
    Point2D.Double after = line.get(Math.min(line.size() - 1, step + 1));
    double length = Math.max(1e-9, before.distance(after));
    double half = pose.halfWidthAt(step) * across;
    return new Point2D.Double(
        line.get(step).x - (after.y - before.y) / length * half,
        line.get(step).y + (after.x - before.x) / length * half);
  }

  /// The body is round: it darkens towards the flanks.
  private static Color shaded(int rgb, double across) {
    double shade = 0.45 + 0.55 * Math.sqrt(Math.max(0, 1 - across * across));
    return new Color(
        (int) ((rgb >> 16 & 255) * shade),
        (int) ((rgb >> 8 & 255) * shade),
        (int) ((rgb & 255) * shade));
  }

  private static void paintEyes(Graphics2D graphics, SnakePose pose) {
    int step = pose.centreLine().size() / 40;
    double radius = pose.halfWidth() * 0.16;
    for (double side : new double[] {-0.55, 0.55}) {
      Point2D.Double eye = skin(pose, step, side);
      graphics.setColor(Color.WHITE);
      graphics.fill(circle(eye, radius * 1.4));
      graphics.setColor(Color.BLACK);
      graphics.fill(circle(eye, radius));
    }
  }

  private static Ellipse2D.Double circle(Point2D.Double centre, double radius) {
    return new Ellipse2D.Double(centre.x - radius, centre.y - radius, 2 * radius, 2 * radius);
  }

  private static BufferedImage scaledDown(BufferedImage large) {
    var small = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = small.createGraphics();
    graphics.setRenderingHint(
        RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
    graphics.drawImage(large, 0, 0, WIDTH, HEIGHT, null);
    graphics.dispose();
    return small;
  }

  /// Brightness, a warm or cool cast, a gradient across the picture and a little noise.
  private static BufferedImage light(BufferedImage picture, RandomGenerator random) {
    double brightness = random.nextDouble(0.85, 1.12);
    double warmth = random.nextDouble(-0.05, 0.05);
    double slopeX = random.nextDouble(-0.15, 0.15);
    double slopeY = random.nextDouble(-0.15, 0.15);
    for (int y = 0; y < HEIGHT; y++) {
      for (int x = 0; x < WIDTH; x++) {
        double gain =
            brightness + slopeX * (x / (double) WIDTH - 0.5) + slopeY * (y / (double) HEIGHT - 0.5);
        double noise = random.nextGaussian() * 4;
        int rgb = picture.getRGB(x, y);
        int red = lit(rgb >> 16 & 255, gain * (1 + warmth), noise);
        int green = lit(rgb >> 8 & 255, gain, noise);
        int blue = lit(rgb & 255, gain * (1 - warmth), noise);
        picture.setRGB(x, y, red << 16 | green << 8 | blue);
      }
    }
    return picture;
  }

  private static int lit(int sample, double gain, double noise) {
    return Math.clamp(Math.round(sample * gain + noise), 0, 255);
  }
}
