package naja.encoder.builtin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class FixedFiltersTest {
  @Test
  void randomPatches_onEvenColour_answerNothingAndHaveNormOne() {
    float[] filters = RandomPatches.filters();
    int cells = RandomPatches.SIDE * RandomPatches.SIDE;

    for (int start = 0; start < filters.length; start += cells) {
      assertThat(sum(filters, start, cells)).isCloseTo(0, within(1e-6));
    }
    double squares = 0;
    for (float value : filters) {
      squares += value * value;
    }
    assertThat(squares / RandomPatches.COUNT).isCloseTo(1, within(1e-6));
  }

  @Test
  void colourLattice_forEveryPrimary_hasAPointWithinItsCell() {
    List<Lab> points = ColourLattice.points();

    for (int colour = 0; colour < 8; colour++) {
      Lab primary = Lab.ofRgb(colour & 1, (colour >> 1) & 1, colour >> 2);
      double nearest = points.stream().mapToDouble(primary::squaredDistance).min().orElseThrow();
      // the corner of a body-centred cubic lattice's cell is sqrt(5) / 4 of the step away
      assertThat(Math.sqrt(nearest)).isLessThanOrEqualTo(24 * Math.sqrt(5) / 4 + 1e-9);
    }
    assertThat(points).doesNotHaveDuplicates();
  }

  @Test
  void localPatterns_areEveryRunOfBrighterNeighbours_once() {
    List<float[]> patterns = LocalPatterns.uniform();

    assertThat(patterns.stream().map(Arrays::toString)).hasSize(58).doesNotHaveDuplicates();
    assertThat(patterns).allMatch(pattern -> changes(pattern) <= 2);
  }

  @Test
  void integer_above127_takesSevenBitsAByte() {
    assertThat(new ProtobufWriter().integer(1, 300).toByteArray())
        .containsExactly(0x08, 0xAC, 0x02);
  }

  private static double sum(float[] values, int from, int count) {
    double sum = 0;
    for (int i = from; i < from + count; i++) {
      sum += values[i];
    }
    return sum;
  }

  private static int changes(float[] ring) {
    int changes = 0;
    for (int i = 0; i < ring.length; i++) {
      changes += ring[i] == ring[(i + 1) % ring.length] ? 0 : 1;
    }
    return changes;
  }
}
