package naja.collection;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EditDistanceTest {
  @ParameterizedTest
  @CsvSource({"kitten,sitting,3", "'',abc,3", "abc,'',3", "abc,abc,0", "flaw,lawn,2"})
  void between_textbookPairs_isTheLevenshteinDistance(String from, String to, int expected) {
    assertThat(EditDistance.between(from, to)).isEqualTo(expected);
    assertThat(EditDistance.between(to, from)).isEqualTo(expected);
  }

  @Test
  void nearest_candidates_isTheOneWithTheFewestChanges() {
    assertThat(EditDistance.nearest("specie", List.of("genus", "Species", "family")))
        .contains("Species");
  }

  @Test
  void nearest_columnOfSeveralNames_isNearAnyOfThem() {
    assertThat(EditDistance.nearest(Column.of("taxon_id", "species"), List.of("path", "speices")))
        .contains("speices");
  }

  @Test
  void isTypo_shortNames_mustMatchExactly() {
    assertThat(EditDistance.isTypo("cat", "lat")).isFalse();
    assertThat(EditDistance.isTypo("spilt", "split")).isFalse();
    assertThat(EditDistance.isTypo("splt", "split")).isTrue();
  }
}
