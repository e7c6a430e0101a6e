package naja.identify;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import naja.identify.Danger.Verdict;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ObservationDangerTest {
  @ParameterizedTest
  @CsvSource({
    "LIKELY_HARMLESS, LIKELY_HARMLESS LIKELY_HARMLESS, LIKELY_HARMLESS",
    "LIKELY_HARMLESS, LIKELY_HARMLESS CANNOT_RULE_OUT, CANNOT_RULE_OUT",
    "LIKELY_HARMLESS, LIKELY_HARMLESS VENOMOUS, VENOMOUS",
    "CANNOT_RULE_OUT, CANNOT_RULE_OUT VENOMOUS, VENOMOUS",
    "CANNOT_RULE_OUT, LIKELY_HARMLESS LIKELY_HARMLESS, CANNOT_RULE_OUT",
    "VENOMOUS, LIKELY_HARMLESS LIKELY_HARMLESS, VENOMOUS"
  })
  void of_photosTogetherAndAlone_isTheWorst(Verdict together, String alone, Verdict expected) {
    Danger danger =
        ObservationDanger.of(
            danger(together),
            Arrays.stream(alone.split(" ")).map(Verdict::valueOf).map(this::danger).toList());

    assertThat(danger.verdict()).isEqualTo(expected);
    assertThat(danger.reason()).isNotBlank();
  }

  private Danger danger(Verdict verdict) {
    return new Danger(verdict, null, "because");
  }
}
