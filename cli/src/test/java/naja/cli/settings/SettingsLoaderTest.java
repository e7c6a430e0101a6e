package naja.cli.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SettingsLoaderTest {
  @TempDir Path home;

  @Test
  void load_nothingOverridden_isThePackagedFile() {
    assertThat(load(Map.of())).isEqualTo(NajaSettings.bind(SettingsLoader.packagedDefaults()));
  }

  @Test
  void load_fileInTheNajaFolder_overridesItsKeysOnly() throws IOException {
    Files.writeString(home.resolve("naja.yaml"), "identify:\n  neighbours: 7\n");

    NajaSettings settings = load(Map.of());

    assertThat(settings.identify().neighbours()).isEqualTo(7);
    assertThat(settings.identify().temperature()).isEqualTo(0.07);
  }

  @Test
  void load_namedFile_takesThePlaceOfTheOneInTheFolder() throws IOException {
    Files.writeString(home.resolve("naja.yaml"), "identify:\n  neighbours: 7\n");
    Path named = Files.writeString(home.resolve("other.yaml"), "identify:\n  limit: 3\n");

    NajaSettings settings = SettingsLoader.load(named, environment(Map.of()));

    assertThat(settings.identify().neighbours()).isEqualTo(20);
    assertThat(settings.identify().limit()).isEqualTo(3);
  }

  @Test
  void load_environmentVariable_winsOverTheFile() throws IOException {
    Files.writeString(home.resolve("naja.yaml"), "identify:\n  neighbours: 7\n");

    assertThat(load(Map.of("NAJA_IDENTIFY_NEIGHBOURS", "9")).identify().neighbours()).isEqualTo(9);
  }

  @Test
  void load_namedFileAbsent_saysSo() {
    assertThatThrownBy(() -> SettingsLoader.load(home.resolve("no.yaml"), environment(Map.of())))
        .isInstanceOf(SettingsException.class)
        .hasMessageContaining("no.yaml");
  }

  @Test
  void load_unknownKey_namesFileLineAndNearestKey() throws IOException {
    Path file = home.resolve("naja.yaml");
    Files.writeString(file, "# mine\nidentify:\n  neighbors: 7\n");

    assertThatThrownBy(() -> load(Map.of()))
        .isInstanceOf(SettingsException.class)
        .hasMessage(file + ":3: unknown key identify.neighbors; nearest: identify.neighbours");
  }

  @Test
  void load_unknownVariable_namesTheNearest() {
    assertThatThrownBy(() -> load(Map.of("NAJA_PHOTO_MAX_PIXEL", "9")))
        .isInstanceOf(SettingsException.class)
        .hasMessage(
            "environment variable NAJA_PHOTO_MAX_PIXEL is no setting; nearest:"
                + " NAJA_PHOTO_MAX_PIXELS");
  }

  @Test
  void load_variablesOfTheLauncherAndOfKubernetes_areNoSettings() {
    assertThat(
            load(
                Map.of(
                    "NAJA_JAVA_OPTS", "-Xmx1g",
                    "NAJA_SERVICE_HOST", "10.0.0.1",
                    "NAJA_PORT", "tcp://10.0.0.1:80")))
        .isEqualTo(load(Map.of()));
  }

  @Test
  void load_valueOutOfRange_namesKeyOriginAndBound() throws IOException {
    Path file = home.resolve("naja.yaml");
    Files.writeString(file, "identify:\n  neighbours: 0\n");

    assertThatThrownBy(() -> load(Map.of()))
        .isInstanceOf(SettingsException.class)
        .hasMessage(file + ":2: identify.neighbours must be between 1 and 1000, got 0");
  }

  @Test
  void load_mistypedChoice_namesTheNearest() {
    assertThatThrownBy(() -> load(Map.of("NAJA_IDENTIFY_VARIANT", "raw_mean")))
        .isInstanceOf(SettingsException.class)
        .hasMessageContaining("identify.variant takes cl2n | l2n | raw-mean, got raw_mean")
        .hasMessageContaining("nearest: raw-mean");
  }

  @Test
  void load_notYaml_namesFileAndLine() throws IOException {
    Path file = home.resolve("naja.yaml");
    Files.writeString(file, "identify:\n  neighbours: [1\n");

    assertThatThrownBy(() -> load(Map.of()))
        .isInstanceOf(SettingsException.class)
        .hasMessageStartingWith(file + ":");
  }

  @Test
  void load_keySetTwice_namesBothLines() throws IOException {
    Path file = home.resolve("naja.yaml");
    Files.writeString(
        file, "identify:\n  limit: 1\nphoto:\n  max_side: 10\nidentify:\n  limit: 2\n");

    assertThatThrownBy(() -> load(Map.of()))
        .isInstanceOf(SettingsException.class)
        .hasMessageContaining(":6: identify.limit is set twice")
        .hasMessageContaining(":2");
  }

  private NajaSettings load(Map<String, String> variables) {
    return SettingsLoader.load(null, environment(variables));
  }

  private Map<String, String> environment(Map<String, String> variables) {
    Map<String, String> environment = new HashMap<>(variables);
    environment.put("NAJA_HOME", home.toString());
    return environment;
  }
}
