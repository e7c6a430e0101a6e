package naja.encoder.builtin;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import naja.encoder.builtin.OnnxGraphWriter.Attribute;

/// The graph of the built-in encoder: statistics of colour and texture, nothing learned.
///
/// It takes a photo as sRGB samples in 0..1, [3, 128, 128], and gives one vector of histograms, of
/// what the subject's pixels look like in L\*a\*b\*:
///
/// - 199 colours of a fixed lattice ([ColourLattice]);
/// - 58 local patterns ([LocalPatterns]) of the lightness at three scales and of both colour axes
///   at two;
/// - 128 random patches ([RandomPatches]) at three scales: edges, spots and lines between colours.
///
/// Which pixels are the subject's is decided by the photo itself: a colour that is more frequent in
/// the middle than at the rim belongs to the subject, by Bayes' rule on the two colour histograms
/// (the back-projection of Swain and Ballard, 1991), and a pixel counts by that share and by how
/// near the middle it is.
///
/// Histograms enter as square roots, so that the cosine of two vectors is a weighted mean of their
/// histograms' Bhattacharyya coefficients. The texture histograms count [#TEXTURE_WEIGHT] times:
/// they are flatter than the colours, so they differ less between any two photos.
///
/// It is a floor, not an identifier: it knows colours and small texture, no shapes and no species.
final class BuiltinEncoderGraph {
  /// Width and height of the input.
  static final int SIDE = 128;

  static final String INPUT = "pixel_values";
  static final String OUTPUT = "embedding";

  /// How much more a texture histogram's root counts than the colours'.
  private static final float TEXTURE_WEIGHT = 2;

  /// Rows and columns at which the photo is looked at.
  private static final int GRID = SIDE / 2;

  private static final int CELLS = GRID * GRID;

  private final OnnxGraphWriter graph = new OnnxGraphWriter();
  private final MapOperators maps = new MapOperators(graph);
  private final List<String> histograms = new ArrayList<>();
  private final List<float[]> weights = new ArrayList<>();

  private BuiltinEncoderGraph() {}

  /// The model file: the same bytes on every machine.
  static byte[] bytes() {
    return new BuiltinEncoderGraph().write();
  }

  private byte[] write() {
    String fine = lab(INPUT);
    String middle = lab(maps.halved(INPUT));
    String coarse = maps.halved(middle);
    Shares colours = colourShares(middle);
    String subject = subject(colours);
    String coarseSubject = maps.flat(maps.summed(maps.unflat(subject, GRID)), 1);

    add(colours, subject, 1);
    add(patternShares(fine, 0, 2), subject, TEXTURE_WEIGHT);
    for (int axis = 0; axis < 3; axis++) {
      add(patternShares(middle, axis, 1), subject, TEXTURE_WEIGHT);
      add(patternShares(coarse, axis, 1), coarseSubject, TEXTURE_WEIGHT);
    }
    add(patchShares(fine, 2), subject, TEXTURE_WEIGHT);
    add(patchShares(middle, 1), subject, TEXTURE_WEIGHT);
    add(patchShares(coarse, 1), coarseSubject, TEXTURE_WEIGHT);
    return model();
  }

  private byte[] model() {
    float[] weight = joined(weights);
    String all = graph.node("Concat", histograms, new Attribute("axis", 2));
    String roots = graph.node("Sqrt", List.of(all));
    String weighted =
        graph.node("Mul", List.of(roots, graph.constant(weight, 1, 1, weight.length)));
    graph.node("Reshape", List.of(weighted, graph.integers(0, weight.length)), OUTPUT);
    return graph.model(
        "naja-builtin",
        "Statistics of colour and texture with fixed filters; a floor, not an identifier.",
        INPUT,
        new int[] {3, SIDE, SIDE},
        OUTPUT,
        new int[] {weight.length});
  }

  /// How well every pixel fits every bin, not yet divided by the pixel's sum.
  ///
  /// @param fits positive values, [N, bins, pixels]
  /// @param perSum one over the sum of a pixel's fits, [N, 1, pixels]
  /// @param bins number of bins
  private record Shares(String fits, String perSum, int bins) {}

  /// Adds the histogram of the pixels that are weighted by `places`, [N, 1, pixels] with sum 1.
  private void add(Shares shares, String places, float weight) {
    float[] row = new float[shares.bins()];
    Arrays.fill(row, weight);
    weights.add(row);
    histograms.add(histogram(shares, places));
  }

  /// The histogram under some weights, [N, places, bins].
  private String histogram(Shares shares, String places) {
    String perSum = graph.node("Mul", List.of(places, shares.perSum()));
    return graph.node("MatMul", List.of(perSum, maps.transposed(shares.fits())));
  }

  /// sRGB in 0..1 to [Lab].
  private String lab(String rgb) {
    String linear = graph.node("Mul", List.of(rgb, rgb));
    double[] floor = {Lab.FLOOR, Lab.FLOOR, Lab.FLOOR};
    String xyz = maps.pointwise(linear, Lab.XYZ_FROM_RGB, floor);
    String roots = graph.node("Pow", List.of(xyz, maps.scalar(1.0 / 3)));
    return maps.pointwise(roots, Lab.LAB_FROM_ROOTS, new double[3]);
  }

  /// Gaussian shares of the lattice's colours. The squared distance is linear in the colour and its
  /// square, so one convolution gives it.
  private Shares colourShares(String lab) {
    String squares = graph.node("Mul", List.of(lab, lab));
    String both = graph.node("Concat", List.of(lab, squares), new Attribute("axis", 1));
    double[][] rows = ColourLattice.scores();
    return shares(maps.pointwise(both, rows, ColourLattice.offsets()), rows.length);
  }

  /// Shares of the local patterns of one axis of L\*a\*b\*.
  private Shares patternShares(String lab, int axis, int stride) {
    String differences =
        maps.convolved(maps.channel(lab, axis), LocalPatterns.differences(), 1, 3, stride);
    double[][] rows = LocalPatterns.scores();
    String signs = graph.node("Tanh", List.of(differences));
    return shares(maps.pointwise(signs, rows, new double[rows.length]), rows.length);
  }

  /// Shares of the random patches, whose answers are first divided by their own strength.
  private Shares patchShares(String lab, int stride) {
    String answers = maps.convolved(lab, RandomPatches.filters(), 3, RandomPatches.SIDE, stride);
    String energy =
        graph.node(
            "ReduceMean",
            List.of(graph.node("Mul", List.of(answers, answers))),
            new Attribute("axes", new long[] {1}));
    String floored =
        graph.node("Add", List.of(energy, maps.scalar(RandomPatches.FAINT * RandomPatches.FAINT)));
    String strength = graph.node("Sqrt", List.of(floored));
    String scale = graph.node("Div", List.of(maps.scalar(RandomPatches.STRICTNESS), strength));
    return shares(graph.node("Mul", List.of(answers, scale)), RandomPatches.COUNT);
  }

  private Shares shares(String scores, int bins) {
    String fits = graph.node("Exp", List.of(scores));
    String sum = graph.node("ReduceSum", List.of(fits, graph.integers(1)));
    String perSum = graph.node("Reciprocal", List.of(sum));
    return new Shares(maps.flat(fits, bins), maps.flat(perSum, 1), bins);
  }

  /// How much every pixel counts as the subject's, [N, 1, pixels] with sum 1.
  private String subject(Shares colours) {
    String places = graph.constant(PhotoPlaces.middleAndRim(GRID), 1, 2, CELLS);
    String both = histogram(colours, places);
    String middle = graph.node("Slice", List.of(both, at(0), at(1), at(1)));
    String total = graph.node("ReduceSum", List.of(both, at(1)));
    String floored = graph.node("Add", List.of(total, maps.scalar(1e-6)));
    String odds = graph.node("Div", List.of(middle, floored));
    String fits = graph.node("MatMul", List.of(odds, colours.fits()));
    String likelihood = graph.node("Mul", List.of(fits, colours.perSum()));
    String nearness = graph.constant(PhotoPlaces.middle(GRID), 1, 1, CELLS);
    String counts = graph.node("Mul", List.of(likelihood, nearness));
    return graph.node("Div", List.of(counts, graph.node("ReduceSum", List.of(counts, at(2)))));
  }

  private String at(int index) {
    return graph.integers(index);
  }

  private static float[] joined(List<float[]> parts) {
    int length = parts.stream().mapToInt(part -> part.length).sum();
    float[] all = new float[length];
    int position = 0;
    for (float[] part : parts) {
      System.arraycopy(part, 0, all, position, part.length);
      position += part.length;
    }
    return all;
  }
}
