package naja.cli.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class SettingTextTest {
  @ParameterizedTest
  @CsvSource({"17,17", "2KiB,2048", "64MiB,67108864", "3 GiB,3221225472"})
  void parse_size_countsBytes(String text, long bytes) {
    assertThat(SettingText.parse(text, long.class)).isEqualTo(bytes);
  }

  @ParameterizedTest
  @CsvSource({"250ms,250", "1s,1000", "2m,120000", "1h,3600000"})
  void parse_duration_countsMilliseconds(String text, long milliseconds) {
    assertThat(SettingText.parse(text, Duration.class)).isEqualTo(Duration.ofMillis(milliseconds));
  }

  @ParameterizedTest
  @CsvSource({"64MB", "-1", "1.5MiB", "''"})
  void parse_notASize_isRefused(String text) {
    assertThatThrownBy(() -> SettingText.parse(text, long.class))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("MiB");
  }

  @Test
  void parse_durationWithoutUnit_isRefused() {
    assertThatThrownBy(() -> SettingText.parse("30", Duration.class))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("ms, s, m or h");
  }

  @Test
  void parse_yesForBoolean_isRefused() {
    assertThatThrownBy(() -> SettingText.parse("yes", boolean.class))
        .hasMessage("takes true or false, got yes");
  }
}
