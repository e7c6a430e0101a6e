package naja.eval.protocol;

import java.util.Arrays;

/// Where numbers of several runs lie.
///
/// @param deviation standard deviation of a sample (n − 1); 0 for a single number
record Spread(double mean, double deviation) {
  /// @param values at least one
  static Spread of(double... values) {
    double mean = Arrays.stream(values).average().orElseThrow();
    double squares = Arrays.stream(values).map(value -> (value - mean) * (value - mean)).sum();
    return new Spread(mean, values.length < 2 ? 0 : Math.sqrt(squares / (values.length - 1)));
  }
}
