package naja.encoder.builtin;

import java.util.Arrays;
import java.util.List;
import naja.encoder.builtin.OnnxGraphWriter.Attribute;

/// The operators on feature maps, [N, channels, rows, columns], that the graph is built from.
final class MapOperators {
  private final OnnxGraphWriter graph;

  MapOperators(OnnxGraphWriter graph) {
    this.graph = graph;
  }

  /// A 1 × 1 convolution: the matrix `rows` at every pixel, plus `offsets`.
  String pointwise(String maps, double[][] rows, double[] offsets) {
    int inputs = rows[0].length;
    float[] kernel = new float[rows.length * inputs];
    float[] bias = new float[rows.length];
    for (int row = 0; row < rows.length; row++) {
      bias[row] = (float) offsets[row];
      for (int column = 0; column < inputs; column++) {
        kernel[row * inputs + column] = (float) rows[row][column];
      }
    }
    String weights = graph.constant(kernel, rows.length, inputs, 1, 1);
    return graph.node("Conv", List.of(maps, weights, graph.constant(bias, bias.length)));
  }

  /// A convolution with odd square filters; beyond the rim its pixels go on.
  ///
  /// @param filters in the order filter, channel, row, column
  String convolved(String maps, float[] filters, int channels, int side, int stride) {
    int margin = side / 2;
    String padded =
        graph.node(
            "Pad",
            List.of(maps, graph.integers(0, 0, margin, margin, 0, 0, margin, margin)),
            new Attribute("mode", "edge"));
    int count = filters.length / (channels * side * side);
    String weights = graph.constant(filters, count, channels, side, side);
    return graph.node(
        "Conv", List.of(padded, weights), new Attribute("strides", new long[] {stride, stride}));
  }

  /// The mean of every 2 × 2 pixels.
  String halved(String maps) {
    return graph.node(
        "AveragePool",
        List.of(maps),
        new Attribute("kernel_shape", new long[] {2, 2}),
        new Attribute("strides", new long[] {2, 2}));
  }

  /// The sum of every 2 × 2 pixels of one map.
  String summed(String map) {
    float[] ones = new float[4];
    Arrays.fill(ones, 1);
    return graph.node(
        "Conv",
        List.of(map, graph.constant(ones, 1, 1, 2, 2)),
        new Attribute("strides", new long[] {2, 2}));
  }

  /// One channel of several.
  String channel(String maps, int index) {
    return graph.node(
        "Slice",
        List.of(maps, graph.integers(index), graph.integers(index + 1), graph.integers(1)));
  }

  /// [N, channels, rows, columns] to [N, channels, pixels].
  String flat(String maps, int channels) {
    return graph.node("Reshape", List.of(maps, graph.integers(0, channels, -1)));
  }

  /// [N, 1, pixels] to [N, 1, side, side].
  String unflat(String values, int side) {
    return graph.node("Reshape", List.of(values, graph.integers(0, 1, side, side)));
  }

  /// Swaps the last two axes of [N, a, b].
  String transposed(String values) {
    return graph.node("Transpose", List.of(values), new Attribute("perm", new long[] {0, 2, 1}));
  }

  /// A constant of one value that fits every shape.
  String scalar(double value) {
    return graph.constant(new float[] {(float) value}, 1);
  }
}
