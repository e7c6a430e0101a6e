package naja.encoder.builtin;

import java.util.List;
import naja.encoder.builtin.OnnxGraphWriter.Attribute;

/// The graph of the built-in encoder: statistics of colour and texture, nothing learned.
///
/// It takes a photo as sRGB samples in 0..1, [3, 128, 128], and gives one vector of histograms.
/// Every pixel is shared out softly over the colours of a fixed lattice in L\*a\*b\*, and over the
/// 58 uniform local binary patterns (Ojala, Pietikäinen, Mäenpää 2002) of the lightness at two
/// scales and of both colour axes. Where a histogram is taken is decided by the photo itself: a
/// colour that is more frequent in the middle than at the rim belongs to the subject, by Bayes'
/// rule on the two colour histograms (Swain and Ballard's back-projection), and the pixel counts by
/// that share. Histograms enter as square roots, so that the cosine of two vectors is the mean
/// Bhattacharyya coefficient of their histograms.
///
/// It is a floor, not an identifier: it knows colours and small texture, no shapes and no species.
final class BuiltinEncoderGraph {
  /// Width and height of the input.
  static final int SIDE = 128;

  static final String INPUT = "pixel_values";
  static final String OUTPUT = "embedding";

  /// Edge of the colour lattice's cell in L\*a\*b\* units: about nine steps that an eye can tell
  /// apart at a glance.
  private static final double COLOUR_STEP = 20;

  /// Width of a colour's Gaussian share, as part of the step.
  private static final double COLOUR_SPREAD = 0.4;

  private static final int GRID = SIDE / 2;
  private static final int CELLS = GRID * GRID;

  private final OnnxGraphWriter graph = new OnnxGraphWriter();
  private final List<Lab> colours = ColourLattice.points(COLOUR_STEP);
  private final List<float[]> patterns = LocalPatterns.uniform();

  private BuiltinEncoderGraph() {}

  /// The model file: the same bytes on every machine.
  static byte[] bytes() {
    return new BuiltinEncoderGraph().write();
  }

  private byte[] write() {
    String fine = lab(INPUT);
    String coarse = lab(halved(INPUT));
    String shares = flat(colourShares(coarse), colours.size());
    Pooled pooled = pooled(shares);
    String subject = subject(shares, pooled);
    String lightness = channel(coarse, 0);
    List<String> histograms =
        List.of(
            pooled.everywhere(),
            under(subject, shares),
            under(subject, flat(halved(patternShares(channel(fine, 0))), patterns.size())),
            under(subject, flat(patternShares(lightness), patterns.size())),
            under(subject, flat(patternShares(channel(coarse, 1)), patterns.size())),
            under(subject, flat(patternShares(channel(coarse, 2)), patterns.size())));
    int dimension = 2 * colours.size() + 4 * patterns.size();
    String all = graph.node("Concat", histograms, new Attribute("axis", 1));
    String roots = graph.node("Sqrt", List.of(graph.node("Relu", List.of(all))));
    graph.node("Reshape", List.of(roots, graph.integers(0, dimension)), OUTPUT);
    return graph.model(
        "naja-builtin",
        "Statistics of colour and texture with fixed filters; a floor, not an identifier.",
        INPUT,
        new int[] {3, SIDE, SIDE},
        OUTPUT,
        new int[] {dimension});
  }

  /// sRGB in 0..1 to [Lab].
  private String lab(String rgb) {
    String linear = graph.node("Mul", List.of(rgb, rgb));
    String xyz =
        pointwise(linear, Lab.XYZ_FROM_RGB, new double[] {Lab.FLOOR, Lab.FLOOR, Lab.FLOOR});
    String third = graph.constant(new float[] {(float) (1.0 / 3)});
    String roots = graph.node("Pow", List.of(xyz, third));
    return pointwise(roots, Lab.LAB_FROM_ROOTS, new double[3]);
  }

  /// The share of every lattice colour in every pixel: a softmax of Gaussians, so the squared
  /// distances reduce to one convolution.
  private String colourShares(String lab) {
    double width = COLOUR_SPREAD * COLOUR_STEP;
    double precision = 1 / (2 * width * width);
    double[][] weights = new double[colours.size()][];
    double[] bias = new double[colours.size()];
    for (int i = 0; i < weights.length; i++) {
      Lab colour = colours.get(i);
      weights[i] =
          new double[] {
            2 * precision * colour.lightness(),
            2 * precision * colour.a(),
            2 * precision * colour.b()
          };
      bias[i] = -precision * colour.squaredDistance(new Lab(0, 0, 0));
    }
    return softmax(pointwise(lab, weights, bias));
  }

  /// The share of every local pattern around every pixel of one channel.
  private String patternShares(String channel) {
    String padded =
        graph.node(
            "Pad",
            List.of(channel, graph.integers(0, 0, 1, 1, 0, 0, 1, 1)),
            new Attribute("mode", "edge"));
    float[] filters = LocalPatterns.differences();
    String differences =
        graph.node("Conv", List.of(padded, graph.constant(filters, LocalPatterns.PLACES, 1, 3, 3)));
    String signs = graph.node("Tanh", List.of(differences));
    return softmax(pointwise(signs, LocalPatterns.match(patterns), new double[patterns.size()]));
  }

  /// Colour histograms of fixed places, each [N, colours, 1].
  private record Pooled(String everywhere, String middle, String rim) {}

  private Pooled pooled(String shares) {
    String places = graph.constant(PhotoPlaces.weights(GRID), CELLS, PhotoPlaces.COUNT);
    String all = graph.node("MatMul", List.of(shares, places));
    return new Pooled(column(all, 0), column(all, 1), column(all, 2));
  }

  /// How much every pixel belongs to the subject, [N, pixels, 1], with sum 1.
  private String subject(String shares, Pooled pooled) {
    String both = graph.node("Add", List.of(pooled.middle(), pooled.rim()));
    String positive = graph.node("Add", List.of(both, graph.constant(new float[] {1e-6f})));
    String odds = graph.node("Div", List.of(pooled.middle(), positive));
    String row =
        graph.node("Transpose", List.of(odds), new Attribute("perm", new long[] {0, 2, 1}));
    String likelihood = graph.node("MatMul", List.of(row, shares));
    String middle = graph.constant(PhotoPlaces.middle(GRID), 1, 1, CELLS);
    String weight = graph.node("Mul", List.of(likelihood, middle));
    String total = graph.node("ReduceSum", List.of(weight, graph.integers(2)));
    String floor = graph.node("Add", List.of(total, graph.constant(new float[] {1e-9f})));
    String share = graph.node("Div", List.of(weight, floor));
    return graph.node("Transpose", List.of(share), new Attribute("perm", new long[] {0, 2, 1}));
  }

  private String under(String subject, String shares) {
    return graph.node("MatMul", List.of(shares, subject));
  }

  private String halved(String maps) {
    return graph.node(
        "AveragePool",
        List.of(maps),
        new Attribute("kernel_shape", new long[] {2, 2}),
        new Attribute("strides", new long[] {2, 2}));
  }

  private String channel(String maps, int index) {
    return graph.node("Slice", List.of(maps, from(index), from(index + 1), graph.integers(1)));
  }

  private String column(String matrices, int index) {
    return graph.node("Slice", List.of(matrices, from(index), from(index + 1), graph.integers(2)));
  }

  private String from(int index) {
    return graph.integers(index);
  }

  private String flat(String maps, int channels) {
    return graph.node("Reshape", List.of(maps, graph.integers(0, channels, CELLS)));
  }

  private String softmax(String scores) {
    return graph.node("Softmax", List.of(scores), new Attribute("axis", 1));
  }

  /// A 1 × 1 convolution.
  private String pointwise(String maps, double[][] weights, double[] bias) {
    int inputs = weights[0].length;
    float[] flat = new float[weights.length * inputs];
    float[] offsets = new float[weights.length];
    for (int row = 0; row < weights.length; row++) {
      offsets[row] = (float) bias[row];
      for (int column = 0; column < inputs; column++) {
        flat[row * inputs + column] = (float) weights[row][column];
      }
    }
    String kernel = graph.constant(flat, weights.length, inputs, 1, 1);
    return graph.node("Conv", List.of(maps, kernel, graph.constant(offsets, offsets.length)));
  }
}
