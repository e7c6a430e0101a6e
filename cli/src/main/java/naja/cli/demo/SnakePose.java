package naja.cli.demo;

import java.awt.geom.AffineTransform;
import java.awt.geom.Point2D;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/// How a drawn snake lies: a centre line in pixels, from head to tail.
///
/// @param centreLine points at equal steps of the parameter
/// @param halfWidth half the body's largest width, in pixels
record SnakePose(List<Point2D.Double> centreLine, double halfWidth) {
  private static final int STEPS = 420;

  /// A random pose inside a picture: a wave or a coil, turned, scaled and shifted.
  static SnakePose random(RandomGenerator random, int width, int height) {
    boolean coil = random.nextInt(3) == 0;
    double scale = Math.min(width, height) * random.nextDouble(1.05, 1.3);
    double waves = random.nextDouble(1.0, 1.8);
    double amplitude = random.nextDouble(0.14, 0.24);
    double phase = random.nextDouble(0, 2 * Math.PI);
    double turns = random.nextDouble(1.2, 1.7);
    var place = new AffineTransform();
    place.translate(width * random.nextDouble(0.42, 0.58), height * random.nextDouble(0.42, 0.58));
    place.rotate(random.nextDouble(0, 2 * Math.PI));
    place.scale(scale, scale);
    List<Point2D.Double> line = new ArrayList<>(STEPS);
    for (int i = 0; i < STEPS; i++) {
      double u = (double) i / (STEPS - 1);
      var point = coil ? coil(u, turns) : wave(u, waves, amplitude, phase);
      line.add((Point2D.Double) place.transform(point, new Point2D.Double()));
    }
    return new SnakePose(line, scale * random.nextDouble(0.075, 0.09));
  }

  private static Point2D.Double wave(double u, double waves, double amplitude, double phase) {
    return new Point2D.Double(u - 0.5, amplitude * Math.sin(2 * Math.PI * waves * u + phase));
  }

  private static Point2D.Double coil(double u, double turns) {
    double angle = 2 * Math.PI * turns * u;
    double radius = 0.42 - 0.27 * u;
    return new Point2D.Double(radius * Math.cos(angle), radius * Math.sin(angle));
  }

  /// Half the body's width at a step: a head, a neck, a long taper.
  double halfWidthAt(int step) {
    double u = (double) step / (centreLine.size() - 1);
    double head = u < 0.06 ? 0.75 + 0.35 * Math.sin(Math.PI * u / 0.06) : 1;
    double neck = u >= 0.06 && u < 0.14 ? 0.75 + 0.25 * (u - 0.06) / 0.08 : 1;
    double taper = u < 0.6 ? 1 : 1 - 0.85 * (u - 0.6) / 0.4;
    return halfWidth * head * neck * taper;
  }
}
