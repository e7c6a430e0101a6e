package naja.cli.demo;

/// The colour of a drawn snake's skin.
@FunctionalInterface
interface BodyPattern {
  /// The colour at a place of the skin as 0xRRGGBB.
  ///
  /// @param along distance from the head in body widths, from 0
  /// @param across from -1 (left flank) over 0 (spine) to 1 (right flank)
  int colourAt(double along, double across);

  /// One colour everywhere.
  static BodyPattern plain(int colour) {
    return (_, _) -> colour;
  }

  /// Rings around the body, in order; `widths` are in body widths.
  static BodyPattern rings(int[] colours, double[] widths) {
    double period = 0;
    for (double width : widths) {
      period += width;
    }
    double total = period;
    return (along, _) -> {
      double place = along % total;
      int ring = 0;
      while (ring < widths.length - 1 && place >= widths[ring]) {
        place -= widths[ring++];
      }
      return colours[ring];
    };
  }

  /// A dark zigzag along the spine.
  static BodyPattern zigzag(int ground, int dark, double period) {
    return (along, across) -> {
      double wave = Math.abs((along / period) % 1 - 0.5) * 4 - 1;
      return Math.abs(across - 0.45 * wave) < 0.28 ? dark : ground;
    };
  }

  /// Diamonds on the spine with a pale rim.
  static BodyPattern diamonds(int ground, int dark, int rim, double period) {
    return (along, across) -> {
      double distance = Math.abs((along / period) % 1 - 0.5) * 2 + Math.abs(across) * 0.9;
      return distance < 0.6 ? dark : distance < 0.85 ? rim : ground;
    };
  }

  /// Stripes from head to tail, one colour per equal share of the body's width.
  static BodyPattern stripes(int... colours) {
    return (_, across) ->
        colours[Math.clamp((int) ((across + 1) / 2 * colours.length), 0, colours.length - 1)];
  }

  /// Round blotches, alternating left and right of the spine.
  static BodyPattern blotches(int ground, int dark, double period, double radius) {
    return (along, across) -> {
      double left = Math.hypot((along / period) % 1 - 0.25, (across + 0.45) * 0.5);
      double right = Math.hypot((along / period) % 1 - 0.75, (across - 0.45) * 0.5);
      return Math.min(left, right) < radius ? dark : ground;
    };
  }

  /// A fine net of scales, light on dark.
  static BodyPattern net(int ground, int line) {
    return (along, across) -> {
      double first = Math.abs((along * 1.6 + across * 1.6) % 1);
      double second = Math.abs((along * 1.6 - across * 1.6 + 4) % 1);
      return first < 0.28 || second < 0.28 ? line : ground;
    };
  }
}
