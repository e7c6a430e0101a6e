package naja.cli.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What holds for every section of the settings: the packaged file says the record's defaults,
/// every component has a key, and an unknown key stops the program.
abstract class SectionContract<R extends Record> {
  @TempDir Path home;

  /// The section's name.
  abstract String section();

  /// The record's defaults.
  abstract R defaults();

  /// A value for every key, each other than its default.
  abstract Map<String, String> values();

  /// The record that [#values()] make.
  abstract R record();

  /// The section's part of the settings.
  abstract R from(NajaSettings settings);

  @Test
  void packagedFile_saysTheDefaultsOfTheRecord() {
    assertThat(from(load(Map.of()))).isEqualTo(defaults());
  }

  @Test
  void everyKey_isMapped() {
    assertThat(from(load(values()))).isEqualTo(record());
  }

  @Test
  void values_coverEveryKeyOfThePackagedFile() {
    assertThat(values().keySet())
        .containsExactlyInAnyOrderElementsOf(
            SettingsLoader.packagedDefaults().keySet().stream()
                .filter(key -> key.startsWith(section() + "."))
                .map(key -> key.substring(section().length() + 1))
                .toList());
  }

  @Test
  void unknownKey_stopsTheProgram() {
    assertThatThrownBy(() -> load(Map.of("colour", "1")))
        .isInstanceOf(SettingsException.class)
        .hasMessageContaining("NAJA_" + section().toUpperCase(Locale.ROOT) + "_COLOUR");
  }

  private NajaSettings load(Map<String, String> values) {
    Map<String, String> environment = new LinkedHashMap<>();
    environment.put("NAJA_HOME", home.toString());
    values.forEach((key, text) ->
        environment.put(("NAJA_" + section() + "_" + key).toUpperCase(Locale.ROOT), text));
    return SettingsLoader.load(null, environment);
  }
}
