package naja.search;

/// How many nodes a walk keeps in sight.
///
/// @param wanted the nodes whose distance says how far it has to see
/// @param narrow the fewest that it keeps, however near they are
/// @param wide the most that it keeps, however far the wanted ones are
record Beam(int wanted, int narrow, int wide) {
  /// What a part is asked for above its share, in standard deviations of the hits that it would
  /// hold if they were spread at random.
  private static final double SPREAD = 4;

  Beam {
    if (wanted < 1 || narrow < wanted || wide < narrow) {
      throw new IllegalArgumentException(
          "a beam keeps 1 node or more, in ascending order, got %d, %d and %d"
              .formatted(wanted, narrow, wide));
    }
  }

  /// What a part of the nodes is asked for: its share and some more.
  ///
  /// @param part of all nodes that it holds, 0 to 1
  Beam share(double part) {
    return new Beam(share(wanted, part), share(narrow, part), share(wide, part));
  }

  private static int share(int all, double part) {
    double hits = all * part;
    return (int)
        Math.max(1, Math.min(all, Math.ceil(hits + SPREAD * Math.sqrt(hits * (1 - part)))));
  }
}
