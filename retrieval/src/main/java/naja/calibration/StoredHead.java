package naja.calibration;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;

/// A linear head as its file holds it: numbers in base 64 of little-endian float64, so that what is
/// read is what was written to the last bit.
///
/// @param weights one row per taxon, row after row
record StoredHead(
    List<String> taxonIds,
    String centre,
    String spread,
    boolean unitLength,
    String weights,
    String bias,
    String command,
    int photos,
    double temperature,
    double prototypeScale) {
  static StoredHead of(LinearHead head) {
    FeatureScaling scaling = head.scaling();
    LinearHead.Training training = head.training();
    return new StoredHead(
        head.taxonIds(),
        encode(scaling.centre()),
        encode(scaling.spread()),
        scaling.unitLength(),
        encode(Arrays.stream(head.weights()).flatMapToDouble(Arrays::stream).toArray()),
        encode(head.bias()),
        training.command(),
        training.photos(),
        training.temperature(),
        training.prototypeScale());
  }

  /// @throws IllegalArgumentException if the numbers do not fit each other
  LinearHead head() {
    FeatureScaling scaling = new FeatureScaling(decode(centre), decode(spread), unitLength);
    double[] all = decode(weights);
    int dimension = scaling.dimension();
    if (all.length != taxonIds.size() * dimension) {
      throw new IllegalArgumentException(
          "%d taxa of %d dimensions need %d weights, got %d"
              .formatted(taxonIds.size(), dimension, taxonIds.size() * dimension, all.length));
    }
    double[][] rows = new double[taxonIds.size()][];
    Arrays.setAll(rows, i -> Arrays.copyOfRange(all, i * dimension, (i + 1) * dimension));
    return new LinearHead(
        taxonIds,
        scaling,
        rows,
        decode(bias),
        new LinearHead.Training(command, photos, temperature, prototypeScale));
  }

  private static String encode(double[] numbers) {
    ByteBuffer bytes =
        ByteBuffer.allocate(Math.multiplyExact(numbers.length, Double.BYTES))
            .order(ByteOrder.LITTLE_ENDIAN);
    bytes.asDoubleBuffer().put(numbers);
    return Base64.getEncoder().encodeToString(bytes.array());
  }

  private static double[] decode(String text) {
    byte[] bytes = Base64.getDecoder().decode(text);
    double[] numbers = new double[bytes.length / Double.BYTES];
    ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asDoubleBuffer().get(numbers);
    return numbers;
  }
}
